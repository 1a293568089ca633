// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody in a hurry has to find is there. */
class MonitoringFilesTests {

    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{(\\w+)}}");

    @Test
    void everyPanelHasAUnitAndSaysWhatToMakeOfIt() {
        assertThat(MonitoringFiles.panels()).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(JsonPath.<String>read(panel, "$.fieldConfig.defaults.unit"))
                    .isNotBlank();
            assertThat(JsonPath.<String>read(panel, "$.description")).hasSizeGreaterThan(100);
        });
    }

    @Test
    void theDashboardNamesNoDataSourceOfAMachine() {
        String dashboard = MonitoringFiles.text("retry-dashboard.json");
        assertThat(JsonPath.<List<String>>read(dashboard, "$..uid")).containsOnly("${datasource}");
        assertThat(JsonPath.<Object>read(dashboard, "$.id")).isNull();
    }

    @Test
    void everyLabelInALegendIsKeptByItsQuery() {
        assertThat(MonitoringFiles.panels())
                .flatExtracting(MonitoringFiles::targets)
                .allSatisfy(target -> {
                    Expression query = new Expression("", String.valueOf(target.get("expr")));
                    assertThat(query.grouping()).containsAll(legend(String.valueOf(target.get("legendFormat"))));
                });
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() {
        assertThat(MonitoringFiles.rules()).allSatisfy(rule -> {
            assertThat(rule).containsKey("for");
            assertThat(JsonPath.<String>read(rule, "$.labels.severity")).isIn("critical", "warning");
            assertThat(JsonPath.<String>read(rule, "$.annotations.summary")).isNotBlank();
            assertThat(JsonPath.<String>read(rule, "$.annotations.description")).isNotBlank();
        });
    }

    @Test
    void everyAlertIsInTheReadmeWithItsMeters() {
        String readme = MonitoringFiles.text("README.md");
        assertThat(MonitoringFiles.rules()).allSatisfy(rule -> {
            String begins =
                    "| `%s` | %s |".formatted(rule.get("alert"), JsonPath.<String>read(rule, "$.labels.severity"));
            assertThat(readme.lines().filter(line -> line.startsWith(begins)))
                    .singleElement()
                    .satisfies(row -> assertThat(new Expression("", String.valueOf(rule.get("expr"))).metrics())
                            .allSatisfy(metric -> assertThat(row).contains("`" + metric + "`")));
        });
    }

    @Test
    void everyAlertHasATestInWhichItFiresAndOneInWhichItDoesNot() {
        List<Map<String, Object>> tests =
                JsonPath.read(MonitoringFiles.yaml("retry-alerts-test.yml"), "$.tests[*].alert_rule_test[*]");
        assertThat(MonitoringFiles.rules())
                .extracting(rule -> rule.get("alert"))
                .allSatisfy(alert -> assertThat(tests)
                        .filteredOn("alertname", alert)
                        .extracting(test -> ((List<?>) test.get("exp_alerts")).isEmpty())
                        .contains(true, false));
    }

    private static List<String> legend(String format) {
        return LEGEND_LABEL
                .matcher(format)
                .results()
                .map(label -> label.group(1))
                .toList();
    }
}
