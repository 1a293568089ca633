// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;

/** Whatever dashboard and alerts ask for, the sample exports; its scenarios have run by then. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ExportedNamesTests {

    @LocalServerPort
    private int port;

    private Exposition exported;

    @BeforeEach
    void read() {
        String text = RestClient.create("http://localhost:" + port)
                .get()
                .uri("/actuator/prometheus")
                .retrieve()
                .body(String.class);
        exported = Exposition.parse(String.valueOf(text));
    }

    @Test
    void everyNameInTheDashboardIsExported() {
        assertThat(missing(MonitoringFiles.queries())).isEmpty();
        assertThat(missing(MonitoringFiles.variables())).isEmpty();
    }

    @Test
    void everyNameInTheAlertsIsExported() {
        assertThat(missing(MonitoringFiles.alerts())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "retry_cals_total                                           ; retry_cals_total",
                "sum by (class) (rate(retry_cals_total[5m])) / 2 > 0.5      ; retry_cals_total",
                "retry_waiting > 1 and on (profile) retry_budget_left       ; retry_budget_left",
                "sum by (profile) (retry_calls_total)                       ; retry_calls_total by profile",
                "retry_waiting and on (job, method) retry_waiting           ; retry_waiting by method",
                "rate(retry_calls_total{result=~\"$job\"}[5m])              ; retry_calls_total{result}",
                "retry_calls_total{outcome=\"given_up\"}                    ; retry_calls_total{outcome=\"given_up\"}",
                "retry_calls_total{job=\"a}\", outcome!~\"timeout|late\"}   ; retry_calls_total{outcome=\"late\"}"
            },
            quoteCharacter = '\'')
    void aNameThatIsNotExportedIsFound(String text, String missing) {
        assertThat(exported.missing(new Expression("here", text))).containsExactly("here: " + missing);
    }

    private List<String> missing(List<Expression> expressions) {
        assertThat(expressions).isNotEmpty();
        return expressions.stream()
                .flatMap(expression -> exported.missing(expression).stream())
                .toList();
    }
}
