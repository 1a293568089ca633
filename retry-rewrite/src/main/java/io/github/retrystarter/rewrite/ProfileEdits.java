// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.properties.tree.Properties;
import org.openrewrite.yaml.tree.Yaml;

/** Adds profiles to configuration files; what is written there already stays. */
final class ProfileEdits {

    private ProfileEdits() {}

    static List<SourceFile> create(Findings findings) {
        List<SourceFile> created = new ArrayList<>();
        for (String path : findings.missingFiles()) {
            YamlEdits.parse(ProfileText.yaml(findings.profilesFor(path)))
                    .forEach(file -> created.add(file.withSourcePath(Path.of(path))));
        }
        return created;
    }

    static Yaml.Documents addTo(
            Yaml.Documents file, Map<String, Map<String, String>> profiles, ExecutionContext context) {
        return profiles.isEmpty() ? file : YamlEdits.addTo(file, profiles, context);
    }

    static Properties.File addTo(Properties.File file, Map<String, Map<String, String>> profiles) {
        return profiles.isEmpty() ? file : PropertiesEdits.addTo(file, profiles);
    }
}
