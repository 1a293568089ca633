// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Prometheus and Grafana of compose.yaml find each other, the sample, the alerts and the dashboard. */
class ComposeMonitoringTests {

    private static final String FOLDER = "docs/monitoring/";

    private final ComposeFile compose = ComposeFile.read();
    private final Service grafana = compose.service("grafana");
    private final Service prometheus = compose.service("prometheus");

    private final Object asked = MonitoringFiles.yaml("compose/prometheus.yml");
    private final Object source = MonitoringFiles.yaml("compose/grafana-datasource.yml");

    @Test
    void prometheusReadsItsConfigurationAndTheAlerts() {
        assertThat(prometheus.mounted(FOLDER + "compose/prometheus.yml")).hasValue("/etc/prometheus/prometheus.yml");
        List<String> rules = JsonPath.read(asked, "$.rule_files");
        assertThat(rules)
                .containsExactly(prometheus.mounted(FOLDER + "retry-alerts.yml").orElseThrow());
    }

    @Test
    void prometheusAsksEveryInstance() {
        List<String> targets = JsonPath.read(asked, "$.scrape_configs[*].static_configs[*].targets[*]");
        assertThat(targets).containsExactlyInAnyOrderElementsOf(compose.addresses());
    }

    /** {@link PrometheusTests} runs the README's example. */
    @Test
    void prometheusAsksForThePathThatIsKnownToAnswer() {
        String path = "$.scrape_configs[0].metrics_path";
        Object example = new Yaml().load(MonitoringFiles.example("rule_files:"));
        assertThat(JsonPath.<String>read(asked, path)).isEqualTo(JsonPath.read(example, path));
    }

    @Test
    void grafanaReadsWhatItIsGiven() {
        assertThat(grafana.mounted(FOLDER + "compose/grafana-datasource.yml"))
                .hasValueSatisfying(
                        file -> assertThat(file).matches("/etc/grafana/provisioning/datasources/\\w+\\.yml"));
        assertThat(grafana.mounted(FOLDER + "compose/grafana-dashboards.yml"))
                .hasValueSatisfying(
                        file -> assertThat(file).matches("/etc/grafana/provisioning/dashboards/\\w+\\.yml"));
    }

    @Test
    void grafanaAsksPrometheusAsOftenAsThatAsksTheSample() {
        Map<String, Object> only = JsonPath.read(source, "$.datasources[0]");
        assertThat(only)
                .containsEntry("url", "http://prometheus:" + prometheus.port())
                .containsEntry("access", "proxy")
                .containsEntry("isDefault", true);
        assertThat(JsonPath.<String>read(only, "$.jsonData.timeInterval"))
                .isEqualTo(JsonPath.read(asked, "$.global.scrape_interval"));
    }

    @Test
    void theDashboardCanChooseTheDataSource() {
        List<String> wanted = JsonPath.read(
                MonitoringFiles.text("retry-dashboard.json"), "$.templating.list[?(@.type == 'datasource')].query");
        List<String> types = JsonPath.read(source, "$.datasources[*].type");
        assertThat(types).hasSize(1).isEqualTo(wanted);
    }

    @Test
    void theDashboardIsWhereGrafanaLooksForItAndWhatItShowsFirst() {
        String dashboard = grafana.mounted(FOLDER + "retry-dashboard.json").orElseThrow();
        List<String> folders =
                JsonPath.read(MonitoringFiles.yaml("compose/grafana-dashboards.yml"), "$.providers[*].options.path");
        assertThat(folders).containsExactly(dashboard.substring(0, dashboard.lastIndexOf('/')));
        assertThat(grafana.environment()).containsEntry("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH", dashboard);
    }

    @Test
    void whoLooksAtGrafanaCanChangeNothing() {
        assertThat(grafana.environment())
                .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "true")
                .containsEntry("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer")
                .containsEntry("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true");
    }
}
