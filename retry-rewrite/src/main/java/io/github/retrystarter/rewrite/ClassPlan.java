// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Decides about the annotations of one class. A {@code @Recover} method moves only if all that use it do. */
final class ClassPlan {

    private final Set<Peer> peers;
    private final Constants constants;
    private final Recoveries recoveries;
    private final boolean inheritsRecoveries;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    private final Set<UUID> held = new HashSet<>();

    private record Entry(Peer peer, String method, Translation translation, List<J.MethodDeclaration> recoveries) {}

    ClassPlan(J.ClassDeclaration type, Set<Peer> peers, Constants constants, Surroundings surroundings) {
        this.peers = peers;
        this.constants = constants;
        List<J.MethodDeclaration> methods = type.getBody().getStatements().stream()
                .filter(J.MethodDeclaration.class::isInstance)
                .map(J.MethodDeclaration.class::cast)
                .toList();
        recoveries = new Recoveries(
                methods.stream().filter(method -> has(method, Peer.RECOVER)).toList(),
                type.getLeadingAnnotations(),
                surroundings);
        inheritsRecoveries = inheritsRecoveries(type.getType());
        type.getLeadingAnnotations().forEach(annotation -> enterClass(type, annotation, methods));
        methods.forEach(this::enterMethod);
        while (refuseWhoSharesAHeldRecovery()) {
            // one that is refused holds its recoveries, which may be another's
        }
    }

    private void enterClass(J.ClassDeclaration type, J.Annotation annotation, List<J.MethodDeclaration> methods) {
        peer(annotation).ifPresent(peer -> {
            Translation translation = peer.translate(annotation, constants);
            if (type.getKind() == J.ClassDeclaration.Kind.Type.Annotation && hasAlias(type)) {
                translation =
                        translation.refused("attributes of a composed annotation are not translated: alias backoff,"
                                + " includes and excludes of RetryOnError instead");
            }
            if (!recoveries.all().isEmpty() && peer == Peer.SPRING_RETRY) {
                translation =
                        translation.refused("@Recover methods are not translated for a whole class: put the annotation"
                                + " on its methods and run the recipe again");
                recoveries.all().forEach(recover -> held.add(recover.getId()));
            }
            translation = translation.noted(LaterResults.note(peer, methods));
            entries.put(annotation.getId(), new Entry(peer, "", translation, List.of()));
        });
    }

    private void enterMethod(J.MethodDeclaration method) {
        JavaType.Method type = method.getMethodType();
        for (J.Annotation annotation : method.getLeadingAnnotations()) {
            if (TypeUtils.isOfClassType(annotation.getType(), Peer.CIRCUIT_BREAKER) && type != null) {
                recoveries.of(type, "").forEach(recover -> held.add(recover.getId()));
            }
            peer(annotation).ifPresent(peer -> entries.put(annotation.getId(), entry(peer, method, type, annotation)));
        }
    }

    private Entry entry(
            Peer peer, J.MethodDeclaration method, JavaType.@Nullable Method type, J.Annotation annotation) {
        Translation translation = peer.translate(annotation, constants).noted(LaterResults.note(peer, List.of(method)));
        if (peer != Peer.SPRING_RETRY || type == null) {
            return new Entry(peer, method.getSimpleName(), translation, List.of());
        }
        Attributes attributes = Attributes.of(annotation, constants);
        String name = attributes.text("recover");
        boolean narrowed =
                translation.includes().isPresent() || translation.excludes().isPresent();
        translation = recoveries.fallback(translation, type, name, narrowed);
        if (translation.fallback().isEmpty() && inheritsRecoveries) {
            translation =
                    translation.refused("a @Recover method of a superclass may answer: write one here, or remove it,"
                            + " and run the recipe again");
        }
        if (!translation.fallback().isEmpty() && attributes.has("notRecoverable")) {
            translation =
                    translation.refused("notRecoverable has no counterpart: let the @Recover method throw what it is"
                            + " given, remove the attribute and run the recipe again");
        }
        return new Entry(peer, method.getSimpleName(), translation, recoveries.of(type, name));
    }

    private boolean refuseWhoSharesAHeldRecovery() {
        boolean changed = false;
        for (Map.Entry<UUID, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            if (!entry.translation().isPossible()) {
                entry.recoveries().forEach(recover -> held.add(recover.getId()));
            } else if (entry.recoveries().stream().anyMatch(recover -> held.contains(recover.getId()))) {
                each.setValue(new Entry(
                        entry.peer(),
                        entry.method(),
                        entry.translation()
                                .refused("its @Recover method also answers for one that is not translated: see there"),
                        entry.recoveries()));
                changed = true;
            }
        }
        return changed;
    }

    /** What was decided, by the annotation's id. */
    Map<UUID, Decision> decisions(String type, String module) {
        Map<UUID, Decision> decisions = new LinkedHashMap<>();
        entries.forEach((id, entry) -> decisions.put(
                id,
                new Decision(entry.peer(), type, Decision.wishFor(type, entry.method()), module, entry.translation())));
        return decisions;
    }

    /** The {@code @Recover} methods that become fallbacks. */
    List<J.MethodDeclaration> fallbacks() {
        List<J.MethodDeclaration> fallbacks = new ArrayList<>();
        entries.values().stream()
                .filter(entry -> entry.translation().isPossible())
                .flatMap(entry -> entry.recoveries().stream())
                .distinct()
                .forEach(fallbacks::add);
        return fallbacks;
    }

    private Optional<Peer> peer(J.Annotation annotation) {
        return peers.stream().filter(peer -> peer.isAnnotation(annotation)).findFirst();
    }

    private static boolean has(J.MethodDeclaration method, String annotation) {
        return method.getLeadingAnnotations().stream()
                .anyMatch(each -> TypeUtils.isOfClassType(each.getType(), annotation));
    }

    private static boolean inheritsRecoveries(JavaType.@Nullable FullyQualified type) {
        JavaType.FullyQualified ancestor = type == null ? null : type.getSupertype();
        return ancestor != null
                && (ancestor.getMethods().stream()
                                .flatMap(method -> method.getAnnotations().stream())
                                .anyMatch(each -> each.getFullyQualifiedName().equals(Peer.RECOVER))
                        || inheritsRecoveries(ancestor));
    }

    private static boolean hasAlias(J.ClassDeclaration type) {
        return type.getBody().getStatements().stream()
                .anyMatch(statement -> statement instanceof J.MethodDeclaration method
                        && has(method, "org.springframework.core.annotation.AliasFor"));
    }
}
