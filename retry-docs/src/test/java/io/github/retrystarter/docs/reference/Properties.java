// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import io.github.retrystarter.docs.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.json.JsonParserFactory;

/** The properties of all modules of this repository on the class path, as their metadata has them. */
final class Properties {

    private static final String PROFILE = "retry.profiles.";
    private static final String EXCEPTIONS = "java.util.List<java.lang.Class<? extends java.lang.Throwable>>";
    private static final Map<String, String> TYPES = Map.of(
            "java.lang.Boolean",
            "true or false",
            "java.lang.Integer",
            "whole number",
            "java.lang.Long",
            "whole number",
            "java.lang.Double",
            "number",
            "java.time.Duration",
            "duration",
            EXCEPTIONS,
            "exception types",
            "org.springframework.boot.actuate.endpoint.Access",
            "`none`, `read-only` or `unrestricted`");

    private final Map<String, Map<String, Object>> properties = new TreeMap<>();
    private final Map<String, List<Map<String, Object>>> choices = new TreeMap<>();

    Properties() {
        try {
            for (URL file : Collections.list(
                    getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                if (file.toString().contains(Page.ROOT.toUri().getPath())) {
                    read(file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void read(URL file) throws IOException {
        try (InputStream json = file.openStream()) {
            Map<String, Object> all =
                    JsonParserFactory.getJsonParser().parseMap(new String(json.readAllBytes(), StandardCharsets.UTF_8));
            elements(all, "properties").stream()
                    .filter(property -> !property.containsKey("deprecated"))
                    .forEach(property -> properties.put(text(property, "name"), property));
            elements(all, "hints").stream()
                    .filter(hint -> hint.containsKey("values"))
                    .forEach(hint -> choices.put(text(hint, "name"), elements(hint, "values")));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> elements(Map<String, Object> json, String key) {
        return (List<Map<String, Object>>) json.getOrDefault(key, List.of());
    }

    private static String text(Map<String, Object> json, String key) {
        return Objects.requireNonNullElse(json.get(key), "").toString();
    }

    /** All but those of profiles. */
    Table others() {
        Table table = new Table("property", "type", "default", "meaning");
        properties.keySet().stream()
                .filter(name -> !name.startsWith(PROFILE))
                .forEach(name -> table.row(Table.code(name), type(name), valueOf(name), meaning(name)));
        return table;
    }

    /** Those of one profile, with the defaults of each that is built in. */
    Table ofProfiles() {
        List<String> builtIn = choices("retry.profiles.keys").stream()
                .map(name -> text(name, "value"))
                .toList();
        List<String> header = new ArrayList<>(List.of("key", "type"));
        builtIn.forEach(profile -> header.add(Table.code(profile)));
        header.add("meaning");
        Table table = new Table(header.toArray(String[]::new));
        String first = PROFILE + builtIn.get(0) + ".";
        for (String name : properties.keySet().stream()
                .filter(name -> name.startsWith(first))
                .toList()) {
            String key = name.substring(first.length());
            List<String> row = new ArrayList<>(List.of(Table.code(key), type(name)));
            builtIn.forEach(profile -> row.add(valueOf(PROFILE + profile + "." + key)));
            row.add(meaning(name));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private List<Map<String, Object>> choices(String name) {
        return choices.getOrDefault(name, List.of());
    }

    private String type(String name) {
        if (!choices(name).isEmpty()) {
            return choices(name).stream()
                    .map(choice -> Table.code(text(choice, "value")))
                    .collect(Collectors.joining(" or "));
        }
        String type = text(property(name), "type");
        return type.startsWith("java.util.Map<") ? "by name" : TYPES.getOrDefault(type, Table.code(type));
    }

    private String valueOf(String name) {
        Object value = property(name).get("defaultValue");
        return value == null || List.of().equals(value)
                ? ""
                : Table.code(value.toString().replace('_', '-'));
    }

    private String meaning(String name) {
        String choice = choices(name).stream()
                .map(each -> " " + Table.code(text(each, "value")) + ": "
                        + Character.toLowerCase(text(each, "description").charAt(0))
                        + text(each, "description").substring(1))
                .collect(Collectors.joining());
        return text(property(name), "description") + choice;
    }

    private Map<String, Object> property(String name) {
        Map<String, Object> property = properties.get(name);
        if (property == null) {
            throw new NoSuchElementException("no metadata for " + name);
        }
        return property;
    }
}
