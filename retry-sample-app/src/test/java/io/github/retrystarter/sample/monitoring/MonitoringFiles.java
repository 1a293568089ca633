// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import com.jayway.jsonpath.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** What is written in docs/monitoring. */
final class MonitoringFiles {

    static final Path FOLDER = Repository.ROOT.resolve("docs/monitoring");

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    private MonitoringFiles() {}

    static String text(String file) {
        return Repository.text("docs/monitoring/" + file);
    }

    static List<Map<String, Object>> panels() {
        return JsonPath.read(text("retry-dashboard.json"), "$.panels[?(@.type != 'row')]");
    }

    static List<Map<String, Object>> targets(Map<String, Object> panel) {
        return JsonPath.read(panel, "$.targets");
    }

    static List<Expression> queries() {
        return panels().stream()
                .flatMap(panel -> targets(panel).stream()
                        .map(target -> new Expression("panel '%s'".formatted(panel.get("title")), expr(target))))
                .toList();
    }

    /** What the dashboard's variables are chosen from, as the query that Grafana makes of it. */
    static List<Expression> variables() {
        List<String> queries = JsonPath.read(text("retry-dashboard.json"), "$.templating.list[*].query.query");
        return queries.stream()
                .map(query -> new Expression(query, LABEL_VALUES.matcher(query).replaceFirst("group by ($2) ($1)")))
                .toList();
    }

    static List<Map<String, Object>> rules() {
        return JsonPath.read(yaml("retry-alerts.yml"), "$.groups[*].rules[*]");
    }

    static List<Expression> alerts() {
        return rules().stream()
                .map(rule -> new Expression("alert " + rule.get("alert"), expr(rule)))
                .toList();
    }

    static Object yaml(String file) {
        return new Yaml().load(text(file));
    }

    /** The README's block of YAML that begins so. */
    static String example(String beginning) {
        return Pattern.compile("(?ms)^```yaml\\n(" + beginning + ".*?)^```$")
                .matcher(text("README.md"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** What the README says below this heading. */
    static String section(String heading) {
        return Pattern.compile("(?ms)^## " + heading + "\\n(.*?)(?=^## |\\z)")
                .matcher(text("README.md"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String expr(Map<String, Object> owner) {
        return (String) owner.get("expr");
    }
}
