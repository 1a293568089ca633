// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** All that was seen before anything is changed. */
final class Findings {

    private final Map<UUID, Decision> decisions = new LinkedHashMap<>();
    private final Set<UUID> fallbacks = new HashSet<>();
    private final Set<String> moved = new HashSet<>();
    private final Map<UUID, List<String>> remarks = new HashMap<>();
    private final Set<Peer> remaining = EnumSet.noneOf(Peer.class);
    private final Map<String, ApplicationFile> files = new TreeMap<>();
    private final Surroundings surroundings = new Surroundings();
    private final List<Runnable> later = new ArrayList<>();
    private final Set<String> inherited = new TreeSet<>();
    private boolean limitsConcurrency;
    private @Nullable ProfileNames names;
    private @Nullable Map<String, Set<Settings>> places;

    Surroundings surroundings() {
        return surroundings;
    }

    /** Puts off what needs to know all files. */
    void later(Runnable decision) {
        later.add(decision);
    }

    /** Decides, now that all files are seen. */
    void settle() {
        later.forEach(Runnable::run);
        later.clear();
        decisions.replaceAll((id, decision) -> decision.noted(DefaultProfile.notes(decision, inherited)));
    }

    void add(ClassPlan plan, String type, String module) {
        plan.decisions(type, module).forEach((id, decision) -> {
            decisions.put(id, decision);
            if (!decision.translation().isPossible()) {
                remaining.add(decision.peer());
            }
        });
        for (J.MethodDeclaration fallback : plan.fallbacks()) {
            fallbacks.add(fallback.getId());
            JavaType.Method method = fallback.getMethodType();
            if (method != null && Recoveries.moves(method)) {
                moved.add(signature(method));
            }
        }
    }

    void add(ApplicationFile file) {
        inherited.addAll(DefaultProfile.keys(file.keys().keySet()));
        if (ApplicationFile.isOne(file.path())) {
            files.put(file.path(), file);
        }
    }

    /** Something of this library stays in use, and so does the library. */
    void remains(Peer peer) {
        remaining.add(peer);
    }

    void remark(UUID id, Peer peer, String remark) {
        remaining.add(peer);
        remarks.computeIfAbsent(id, none -> new ArrayList<>()).add(remark);
    }

    /** Something else is switched on by Spring's switch for retries. */
    void limitConcurrency() {
        limitsConcurrency = true;
    }

    /** Whether what switches the retries of this library on is still needed. */
    boolean keepsSwitch(Peer peer) {
        return remaining(peer) || (limitsConcurrency && peer == Peer.SPRING_RESILIENCE);
    }

    Optional<Decision> decision(UUID annotation) {
        return Optional.ofNullable(decisions.get(annotation));
    }

    Collection<Decision> decisions() {
        return decisions.values();
    }

    List<String> remarks(UUID id) {
        return remarks.getOrDefault(id, List.of());
    }

    boolean isFallback(UUID method) {
        return fallbacks.contains(method);
    }

    /** Whether the exception of this method becomes its last parameter. */
    boolean isMoved(JavaType.Method method) {
        return moved.contains(signature(method));
    }

    boolean remaining(Peer peer) {
        return remaining.contains(peer);
    }

    /** Whether something in this module was translated. */
    boolean migrates(String module) {
        return decisions.values().stream()
                .anyMatch(decision -> decision.module().equals(module)
                        && decision.translation().isPossible());
    }

    boolean migratesAnything() {
        return decisions.values().stream()
                .anyMatch(decision -> decision.translation().isPossible());
    }

    String profile(Settings settings) {
        return names().of(settings);
    }

    /** The profiles that this file gets. */
    Map<String, Map<String, String>> profilesFor(String path) {
        Map<String, Map<String, String>> profiles = new TreeMap<>();
        for (Settings settings : places().getOrDefault(path, Set.of())) {
            profiles.put(profile(settings), settings.keys());
        }
        return profiles;
    }

    /** Files that have to be made. */
    List<String> missingFiles() {
        return places().keySet().stream()
                .filter(path -> !files.containsKey(path))
                .toList();
    }

    private ProfileNames names() {
        if (names == null) {
            names = ProfileNames.of(
                    decisions.values(),
                    files.values().stream().map(ApplicationFile::profiles).toList());
        }
        return names;
    }

    private Map<String, Set<Settings>> places() {
        if (places == null) {
            places = ApplicationFile.places(decisions.values(), files.values());
        }
        return places;
    }

    private static String signature(JavaType.Method method) {
        return method.getDeclaringType().getFullyQualifiedName() + "#" + method.getName() + method.getParameterTypes();
    }
}
