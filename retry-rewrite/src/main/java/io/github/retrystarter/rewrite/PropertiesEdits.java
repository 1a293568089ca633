// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openrewrite.properties.PropertiesParser;
import org.openrewrite.properties.tree.Properties;

/** Adds profiles to a properties file. */
final class PropertiesEdits {

    private static final Pattern SEPARATOR = Pattern.compile("(?m)^[#!]---[ \\t]*$");

    private PropertiesEdits() {}

    static Map<String, String> keys(Properties.File file) {
        Map<String, String> keys = new HashMap<>();
        file.getContent().stream()
                .filter(Properties.Entry.class::isInstance)
                .map(Properties.Entry.class::cast)
                .forEach(entry -> keys.put(entry.getKey(), entry.getValue().getText()));
        return keys;
    }

    static Properties.File addTo(Properties.File file, Map<String, Map<String, String>> profiles) {
        String before = file.printAll();
        Matcher separator = SEPARATOR.matcher(before);
        int end = separator.find() ? separator.start() : before.length();
        String part = before.substring(0, end);
        String rest = before.substring(end);
        Map<String, String> written = keys(parse(part));
        String after = written.keySet().stream().anyMatch(SpringProfiles::binds)
                // a separator does not count beside a comment of its kind
                ? added("", Map.of(), profiles) + (before.startsWith("#") ? "\n!---\n" : "\n#---\n") + before
                : endedBefore(rest, added(part, written, profiles)) + rest;
        if (after.equals(before)) {
            return file;
        }
        Properties.File parsed = parse(after);
        return file.withContent(parsed.getContent()).withEof(parsed.getEof());
    }

    private static String endedBefore(String rest, String part) {
        return rest.isEmpty() || part.isEmpty() || part.endsWith("\n") ? part : part + "\n";
    }

    private static String added(String part, Map<String, String> written, Map<String, Map<String, String>> profiles) {
        StringBuilder text = new StringBuilder(part.stripTrailing());
        for (String line : ProfileText.properties(profiles).lines().toList()) {
            if (!written.containsKey(line.substring(0, line.indexOf('=')))) {
                text.append(text.isEmpty() || text.toString().endsWith("\n") ? "" : "\n")
                        .append(line);
            }
        }
        String end = part.substring(part.stripTrailing().length());
        return text.append(end).toString();
    }

    private static Properties.File parse(String text) {
        return (Properties.File)
                PropertiesParser.builder().build().parse(text).toList().get(0);
    }
}
