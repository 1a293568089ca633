// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What generated profiles take from the project's own {@code default}. */
final class DefaultProfile {

    private static final String PREFIX = "retry.profiles.";

    private DefaultProfile() {}

    /** The built-in profiles that are changed, each with the key that it is changed by. */
    static List<String> keys(Collection<String> all) {
        return all.stream()
                .map(key -> key.toLowerCase(Locale.ROOT).replaceAll("\\[.*", ""))
                .filter(key -> key.startsWith(PREFIX + "default.") || key.startsWith(PREFIX + "conflict."))
                .map(key -> key.substring(PREFIX.length()))
                .toList();
    }

    /** What to say at an annotation. */
    static List<String> notes(Decision decision, Set<String> changed) {
        if (!decision.translation().isPossible()) {
            return List.of();
        }
        Settings settings = decision.settings();
        if (settings.builtIn().isPresent()) {
            String name = settings.builtIn().get();
            return changed.stream().noneMatch(key -> key.startsWith("default.") || key.startsWith(name + "."))
                    ? List.of()
                    : List.of("its profile " + name
                            + " has settings of its own in this project: write one that has what was meant");
        }
        Set<String> written = settings.keys().keySet();
        List<String> taken = new ArrayList<>();
        for (String key : changed) {
            String name = key.substring(key.indexOf('.') + 1).replaceAll("\\..*", "");
            boolean own = written.stream().anyMatch(each -> plain(each).equals(plain(name)));
            if (key.startsWith("default.") && !own && !taken.contains(name)) {
                taken.add(name);
            }
        }
        return taken.isEmpty()
                ? List.of()
                : List.of("its profile takes " + String.join(", ", taken)
                        + " from retry.profiles.default: give it values of its own where that is not meant");
    }

    private static String plain(String key) {
        return key.replaceAll("[-_]", "");
    }
}
