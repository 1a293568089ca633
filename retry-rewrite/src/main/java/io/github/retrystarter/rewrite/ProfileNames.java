// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each distinct settings a name. The order in which files were read does not matter. */
final class ProfileNames {

    private final Map<Settings, String> names = new HashMap<>();
    // those that are there without being written
    private final Set<String> taken = new HashSet<>(List.of("default", "conflict", "contended"));

    private ProfileNames() {}

    /** @param written keys below {@code retry.profiles} by profile, of each configuration file */
    static ProfileNames of(Collection<Decision> decisions, Collection<Map<String, Map<String, String>>> written) {
        ProfileNames names = new ProfileNames();
        List<Decision> ordered = decisions.stream()
                .filter(Decision::needsProfile)
                .sorted(Comparator.comparing(Decision::type).thenComparing(Decision::wish))
                .toList();
        ordered.forEach(decision -> names.name(decision, written));
        return names;
    }

    private void name(Decision decision, Collection<Map<String, Map<String, String>>> written) {
        if (names.containsKey(decision.settings())) {
            return;
        }
        String wish = decision.profileWish();
        String name = wish;
        for (int next = 2; taken.contains(name) || saysElse(name, decision.settings(), written); next++) {
            name = wish + "-" + next;
        }
        taken.add(name);
        names.put(decision.settings(), name);
    }

    // a profile of the same name and keys is the one an earlier run wrote
    private static boolean saysElse(
            String name, Settings settings, Collection<Map<String, Map<String, String>>> written) {
        return written.stream()
                .map(profiles -> profiles.get(name))
                .anyMatch(keys -> keys != null && !keys.equals(settings.keys()));
    }

    String of(Settings settings) {
        return settings.builtIn().orElseGet(() -> names.getOrDefault(settings, "default"));
    }
}
