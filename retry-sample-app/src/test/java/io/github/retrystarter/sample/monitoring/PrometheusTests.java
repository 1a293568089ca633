// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;

/** A real Prometheus watches the sample, set up as the README of docs/monitoring says. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PrometheusTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Test
    void everyQueryOfTheDashboardIsAnsweredWithDataAndEveryAlertIsEvaluated() throws Exception {
        try (PrometheusServer prometheus = start()) {
            // a rate wants calls while Prometheus looks
            await().atMost(PATIENCE).untilAsserted(() -> {
                run("audit", "stock", "quotes");
                assertThat(Stream.concat(MonitoringFiles.queries().stream(), MonitoringFiles.variables().stream()))
                        .isNotEmpty()
                        .allSatisfy(query -> assertThat(prometheus.values(chosen(query)))
                                .isNotEmpty()
                                .doesNotContain("NaN", "+Inf"));
                assertThat(prometheus.ruleHealth())
                        .hasSameSizeAs(MonitoringFiles.alerts())
                        .containsOnly("ok");
            });
        }
    }

    private PrometheusServer start() throws IOException {
        String configuration = MonitoringFiles.example("rule_files:")
                .replace(
                        "retry-alerts.yml",
                        MonitoringFiles.FOLDER.resolve("retry-alerts.yml").toString())
                .replace("shop:8080", "localhost:" + port);
        return PrometheusServer.start(
                folder, "global: {scrape_interval: 1s, evaluation_interval: 1s}\n" + configuration);
    }

    private void run(String... scenarios) {
        RestClient http = RestClient.create("http://localhost:" + port);
        for (String scenario : scenarios) {
            http.post()
                    .uri("/scenarios/{name}?writers=8&updates=5", scenario)
                    .retrieve()
                    .toBodilessEntity();
        }
    }

    /** As Grafana sends it when everything is chosen. */
    private static String chosen(Expression query) {
        return query.text()
                .replace("$__rate_interval", "15s")
                .replace("$__range", "1m")
                .replaceAll("\\$\\w+", ".*");
    }
}
