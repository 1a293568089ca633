// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.it.InstantClock;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Prometheus shows the trace of a call beside its numbers: so they are counted in the middle of that trace. */
class ExemplarTests {

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final Pattern OUTCOME = Pattern.compile("outcome=\"(\\w+)\"");

    private final Tracing tracing = new Tracing();
    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM, tracing);

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class))
            .withBean(MeterRegistry.class, () -> meters)
            .withBean(InstantClock.class)
            .withBean(Quotes.class);

    @ParameterizedTest
    @EnumSource
    void attemptsWaitsAndCallsLeadToTheTrace(Asking asking) {
        ask(asking, 2);
        assertThat(seriesWithExemplar(asking))
                .containsExactlyInAnyOrder(
                        "retry_attempts_total failure",
                        "retry_attempts_total success",
                        "retry_backoff_seconds_count",
                        "retry_calls_total success_after_retry");
    }

    @ParameterizedTest
    @EnumSource
    void soDoesACallThatIsGivenUp(Asking asking) {
        ask(asking, 4);
        assertThat(seriesWithExemplar(asking))
                .containsExactlyInAnyOrder(
                        "retry_attempts_total failure", "retry_backoff_seconds_count", "retry_calls_total exhausted");
    }

    @ParameterizedTest
    @EnumSource
    void soDoesACallThatNeedsNoRetry(Asking asking) {
        ask(asking, 0);
        assertThat(seriesWithExemplar(asking))
                .containsExactlyInAnyOrder("retry_attempts_total success", "retry_calls_total success");
    }

    private void ask(Asking asking, int failures) {
        runner.run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            quotes.fail(failures);
            asking.observed(Observation.createNotStarted("request", tracing.observations()), quotes);
        });
    }

    /** Names and outcomes. The maximum is a gauge, and OpenMetrics has no exemplars for those. */
    private List<String> seriesWithExemplar(Asking asking) {
        String trace = "trace_id=\"" + tracing.tracer().onlySpan().getTraceId() + "\"";
        return meters.scrape(OPEN_METRICS)
                .lines()
                .filter(line -> line.contains("method=\"" + asking.method() + "\"") && line.contains(trace))
                .map(ExemplarTests::nameAndOutcome)
                .toList();
    }

    private static String nameAndOutcome(String line) {
        Matcher outcome = OUTCOME.matcher(line);
        String name = line.substring(0, line.indexOf('{'));
        return outcome.find() ? name + " " + outcome.group(1) : name;
    }
}
