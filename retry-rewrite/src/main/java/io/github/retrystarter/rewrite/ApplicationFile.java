// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that Spring Boot reads.
 *
 * @param path from the root of what is migrated
 * @param keys its keys and values, nested ones joined by dots
 */
record ApplicationFile(String path, Map<String, String> keys) {

    private static final Pattern PATH =
            Pattern.compile("(?<module>.*?)src/(?<set>[^/]+)/resources/application\\.(?:ya?ml|properties)");
    private static final String PROFILES = "retry.profiles.";

    static boolean isOne(String path) {
        return PATH.matcher(path).matches();
    }

    /** The folder of the module that a file under {@code src} is in, as a prefix of paths. */
    static String moduleOf(String path) {
        int sources = path.startsWith("src/") ? 0 : path.indexOf("/src/") + 1;
        return path.substring(0, sources);
    }

    /** The keys below {@code retry.profiles}, by profile. */
    Map<String, Map<String, String>> profiles() {
        Map<String, Map<String, String>> profiles = new HashMap<>();
        keys.forEach((key, value) -> {
            int end = key.indexOf('.', PROFILES.length());
            if (key.startsWith(PROFILES) && end > 0) {
                profiles.computeIfAbsent(key.substring(PROFILES.length(), end), none -> new HashMap<>())
                        .put(key.substring(end + 1), value);
            }
        });
        return profiles;
    }

    /**
     * Which file gets which profiles: the one of the module; where it has none, those of all other modules, as the file of
     * a library would hide an application's; where there is none at all, a new one. A file among the tests hides that of
     * the module, so it gets them too.
     */
    static Map<String, Set<Settings>> places(Collection<Decision> decisions, Collection<ApplicationFile> all) {
        Map<String, Set<Settings>> places = new TreeMap<>();
        List<ApplicationFile> files =
                all.stream().filter(file -> file.isPreferred(all)).toList();
        List<ApplicationFile> mains =
                files.stream().filter(file -> file.isOf("main")).toList();
        for (Decision decision : decisions) {
            if (!decision.needsProfile()) {
                continue;
            }
            List<String> own = mains.stream()
                    .map(ApplicationFile::path)
                    .filter(path -> moduleOf(path).equals(decision.module()))
                    .toList();
            List<String> targets = !own.isEmpty()
                    ? own
                    : !mains.isEmpty()
                            ? mains.stream().map(ApplicationFile::path).toList()
                            : List.of(decision.module() + "src/main/resources/application.yml");
            targets.forEach(path -> add(places, path, decision));
            files.stream()
                    .filter(file -> !file.isOf("main") && hides(file, targets))
                    .forEach(file -> add(places, file.path(), decision));
        }
        return places;
    }

    private static void add(Map<String, Set<Settings>> places, String path, Decision decision) {
        places.computeIfAbsent(path, none -> new LinkedHashSet<>()).add(decision.settings());
    }

    private static boolean hides(ApplicationFile file, List<String> targets) {
        return targets.stream().anyMatch(path -> moduleOf(path).equals(moduleOf(file.path())));
    }

    private boolean isOf(String sourceSet) {
        Matcher parts = PATH.matcher(path);
        return parts.matches() && parts.group("set").equals(sourceSet);
    }

    // YAML, where there is both: it is what the documentation speaks of
    private boolean isPreferred(Collection<ApplicationFile> all) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Optional<String> yaml = all.stream()
                .map(ApplicationFile::path)
                .filter(other -> other.startsWith(folder + "application.y"))
                .sorted()
                .findFirst();
        return yaml.map(path::equals).orElse(true);
    }
}
