// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes profiles down. */
final class ProfileText {

    private ProfileText() {}

    static String yaml(Map<String, Map<String, String>> profiles) {
        StringBuilder text = new StringBuilder("retry:\n  profiles:\n");
        profiles.forEach((name, keys) -> {
            text.append("    ").append(name).append(":\n");
            keys.forEach((key, value) -> text.append("      ")
                    .append(key)
                    .append(": ")
                    .append(quoted(value))
                    .append('\n'));
        });
        return text.toString();
    }

    static String properties(Map<String, Map<String, String>> profiles) {
        return profiles.entrySet().stream()
                .flatMap(profile -> profile.getValue().entrySet().stream()
                        .map(entry ->
                                "retry.profiles." + profile.getKey() + "." + entry.getKey() + "=" + entry.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    // a placeholder's default value may have anything in it
    private static String quoted(String value) {
        return value.startsWith("$") ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : value;
    }
}
