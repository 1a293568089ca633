// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.yaml.MergeYaml;
import org.openrewrite.yaml.YamlParser;
import org.openrewrite.yaml.tree.Yaml;

/** Adds profiles to YAML. */
final class YamlEdits {

    private YamlEdits() {}

    static Yaml.Documents addTo(
            Yaml.Documents file, Map<String, Map<String, String>> profiles, ExecutionContext context) {
        String before = file.printAll();
        String text = ProfileText.yaml(profiles);
        if (before.isBlank()) {
            return replaced(file, text);
        }
        int place = place(file);
        Yaml.Documents edited = place < 0
                ? replaced(file, text + (before.startsWith("---") ? "" : "---\n") + before)
                : merged(file, place, text, context);
        return hasAll(edited.printAll(), file, Math.max(place, 0), profiles)
                ? edited
                : replaced(file, remark(before, text) + before);
    }

    /** The first document that holds for all Spring profiles; -1 if there is none. */
    private static int place(Yaml.Documents file) {
        List<Yaml.Document> documents = file.getDocuments();
        for (int index = 0; index < documents.size(); index++) {
            Yaml.Document document = documents.get(index);
            boolean bound = YamlKeys.of(document).keySet().stream().anyMatch(SpringProfiles::binds);
            if (document.getBlock() instanceof Yaml.Mapping && !bound) {
                return index;
            }
        }
        return -1;
    }

    private static Yaml.Documents merged(Yaml.Documents file, int place, String text, ExecutionContext context) {
        Yaml.Documents alone = file.withDocuments(List.of(file.getDocuments().get(place)));
        MergeYaml merge = new MergeYaml("$", text, true, null, null, null, null, null);
        Tree merged = merge.getVisitor().visitNonNull(alone, context);
        List<Yaml.Document> documents = new ArrayList<>(file.getDocuments());
        documents.set(place, ((Yaml.Documents) merged).getDocuments().get(0));
        return file.withDocuments(documents);
    }

    // what is there in another form, as a scalar or in braces, may have swallowed or broken what was added
    private static boolean hasAll(
            String edited, Yaml.Documents file, int place, Map<String, Map<String, String>> profiles) {
        SourceFile parsed = parse(edited).get(0);
        if (!(parsed instanceof Yaml.Documents documents)
                || documents.getDocuments().size() <= place) {
            return false;
        }
        Set<String> wanted = new HashSet<>();
        profiles.forEach(
                (name, keys) -> keys.keySet().forEach(key -> wanted.add("retry.profiles." + name + "." + key)));
        return YamlKeys.of(documents.getDocuments().get(place)).keySet().containsAll(wanted)
                && YamlKeys.of(documents).keySet().containsAll(YamlKeys.of(file).keySet());
    }

    private static String remark(String before, String text) {
        String remark = ("# " + Todo.START + "this cannot be added here, do it by hand:\n" + text)
                .lines()
                .map(line -> line.startsWith("#") ? line : "# " + line)
                .collect(Collectors.joining("\n", "", "\n"));
        return before.startsWith(remark) ? "" : remark;
    }

    private static Yaml.Documents replaced(Yaml.Documents file, String text) {
        Yaml.Documents parsed = (Yaml.Documents) parse(text).get(0);
        return file.withDocuments(parsed.getDocuments()).withSuffix(parsed.getSuffix());
    }

    static List<SourceFile> parse(String yaml) {
        return YamlParser.builder().build().parse(yaml).toList();
    }
}
