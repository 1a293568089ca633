// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.it.StarterContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.test.simple.SimpleSpan;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.NestedExceptionUtils;

/** One span, and a call in the middle of it that is retried. */
class TracingTests {

    private final Tracing tracing = new Tracing();
    private final Quotes target = new Quotes();
    private final ApplicationContextRunner runner = StarterContext.runner()
            .withBean(ObservationRegistry.class, tracing::observations)
            .withBean(Quotes.class, () -> target);

    @ParameterizedTest
    @EnumSource
    void eachRetryIsAnEventOfTheSpan(Asking asking) {
        SimpleSpan span = spanOf(asking, 2);
        assertThat(span.getEvents())
                .extracting(Map.Entry::getValue)
                .containsExactly(event(1, asking), event(2, asking));
        assertThat(span.getError()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenUpShowsItsRetriesAndTheLastFailure(Asking asking) {
        SimpleSpan span = spanOf(asking, 4);
        assertThat(span.getEvents())
                .extracting(Map.Entry::getValue)
                .containsExactly(event(1, asking), event(2, asking), event(3, asking));
        assertThat(NestedExceptionUtils.getMostSpecificCause(span.getError())).hasMessage("call 4");
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "FUTURE", "MONO"})
    void theLogHasTheTraceInEachAttempt(Asking asking) {
        String trace = spanOf(asking, 2).getTraceId();
        assertThat(target.loggedTraces()).containsExactly(trace, trace, trace);
    }

    private SimpleSpan spanOf(Asking asking, int failures) {
        target.fail(failures);
        runner.run(context -> asking.observed(
                Observation.createNotStarted("request", tracing.observations()), context.getBean(Quotes.class)));
        return tracing.tracer().onlySpan();
    }

    private static String event(int attempt, Asking asking) {
        return "retry " + attempt + " of " + Quotes.class.getName() + "." + asking.method();
    }
}
