// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openrewrite.yaml.tree.Yaml;

/** Reads the keys and values of YAML, nested ones joined by dots. */
final class YamlKeys {

    private YamlKeys() {}

    static Map<String, String> of(Yaml.Documents documents) {
        Map<String, String> keys = new LinkedHashMap<>();
        documents.getDocuments().forEach(document -> keys.putAll(of(document)));
        return keys;
    }

    static Map<String, String> of(Yaml.Document document) {
        Map<String, String> keys = new LinkedHashMap<>();
        collect("", document.getBlock(), keys);
        return keys;
    }

    private static void collect(String path, Yaml.Block block, Map<String, String> keys) {
        if (block instanceof Yaml.Scalar scalar) {
            keys.put(path, scalar.getValue());
            collectInBraces(path, scalar.getValue(), keys);
        }
        if (block instanceof Yaml.Sequence sequence) {
            keys.put(path, sequence.getEntries().toString());
        }
        if (block instanceof Yaml.Mapping mapping) {
            for (Yaml.Mapping.Entry entry : mapping.getEntries()) {
                String key = entry.getKey().getValue();
                collect(path.isEmpty() ? key : path + "." + key, entry.getValue(), keys);
            }
        }
    }

    // the parser takes a mapping in braces for a template's variable
    private static void collectInBraces(String path, String text, Map<String, String> keys) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return;
        }
        for (String entry : text.substring(1, text.length() - 1).split(",", -1)) {
            int colon = entry.indexOf(':');
            if (colon > 0) {
                String key = entry.substring(0, colon).strip();
                keys.put(
                        path.isEmpty() ? key : path + "." + key,
                        entry.substring(colon + 1).strip());
            }
        }
    }
}
