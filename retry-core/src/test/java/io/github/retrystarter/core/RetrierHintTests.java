// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the loop makes of a server's hint. */
class RetrierHintTests {

    private static final RetryOperation OPERATION = new RetryOperation("T", "m");

    private final ManualClock clock = new ManualClock();
    private final RecordingListener listener = new RecordingListener();
    private final Retrier retrier = new Retrier(clock, () -> new FixedRandom(0), NestedRetries.MULTIPLY);

    private static final class BusyException extends Exception implements RetryAfter {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable Duration hint;

        private BusyException(@Nullable Duration hint) {
            super("busy");
            this.hint = hint;
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(hint);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "     ,     PT30S, PT0.1S",
        "PT0S,      PT30S, PT0.1S",
        "PT0.09S,   PT30S, PT0.1S",
        "PT0.1S,    PT30S, PT0.1S",
        "PT7S,      PT30S, PT7S",
        "PT30S,     PT30S, PT30S",
        "PT31S,     PT30S, PT30S",
        "P36500D,   PT30S, PT30S",
        "PT2562047788015215H, PT30S, PT30S",
        "PT-7S,     PT30S, PT0.1S",
        "PT7S,      PT0S,  PT0.1S",
        "PT7S,      PT0.05S, PT0.1S",
        "P36500000D, P106751D, P106751D"
    })
    void theWaitIsTheLongerOfBackOffAndHintUpToItsMaximum(@Nullable Duration hint, Duration most, Duration wait) {
        RetryProfile profile = profile(null, most);
        catchThrowable(() -> retrier.call(spec(profile), () -> {
            throw new BusyException(hint);
        }));
        assertThat(clock.waits).containsExactly(wait);
    }

    @ParameterizedTest
    @CsvSource({"PT5S, true", "PT5.000000001S, false", "PT30S, false"})
    void aHintThatDoesNotFitTheTimeoutEndsTheCallAtOnce(Duration hint, boolean fits) {
        Exception busy = new BusyException(hint);
        RetryProfile profile = profile(Duration.ofSeconds(5), Duration.ofSeconds(30));
        Throwable thrown = catchThrowable(() -> retrier.call(spec(profile), () -> {
            throw busy;
        }));
        assertThat(thrown).isSameAs(busy);
        assertThat(clock.waits).hasSize(fits ? 1 : 0);
        assertThat(listener.events).last().isEqualTo(fits ? "end 2 exhausted busy" : "end 1 timeout busy");
    }

    @Test
    void theBackOffGoesOnBehindAHint() {
        RetryProfile growing = new RetryProfile("p", new Backoff(4, Duration.ofSeconds(1), 10, 0));
        Duration[] hints = {Duration.ofSeconds(3), null, Duration.ofSeconds(3), null};
        int[] call = {0};
        catchThrowable(() -> retrier.call(spec(growing), () -> {
            throw new BusyException(hints[call[0]++]);
        }));
        assertThat(clock.waits).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(100));
    }

    @Test
    void aServerThatAsksNotToBeCalledAgainIsLeftAloneAndTheFallbackAnswers() throws Exception {
        Action<String, Exception> refused = () -> {
            throw Status.UNAVAILABLE.asRuntimeException(pushback("-1"));
        };
        String answer = retrier.call(spec(profile(null, Duration.ofSeconds(30))), refused, (rule, failure) -> "later");
        assertThat(answer).isEqualTo("later");
        assertThat(clock.waits).isEmpty();
        assertThat(listener.events).last().asString().startsWith("end 1 exhausted");
    }

    @Test
    void whoIgnoresHintsCallsAgainAllTheSame() {
        catchThrowable(() -> retrier.call(spec(profile(null, Duration.ZERO)), () -> {
            throw Status.UNAVAILABLE.asRuntimeException(pushback("-1"));
        }));
        assertThat(clock.waits).hasSize(1);
    }

    @Test
    void aHintCostsNoTokenIfItDoesNotFit() {
        RetryBudget budget = new RetryBudget(10, 5);
        RetryProfile profile = new RetryProfile(
                "p",
                new Backoff(2, Duration.ofMillis(100), 1, 0),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                FailureFilter.ANY,
                budget);
        catchThrowable(() -> retrier.call(spec(profile), () -> {
            throw new BusyException(Duration.ofSeconds(6));
        }));
        assertThat(budget.available()).isEqualTo(10);
    }

    @Test
    void aUsersDetectorIsAsked() {
        Retrier asking = retrier.withHints(() -> ServerHints.with(
                List.of(failure ->
                        Optional.of(Duration.ofSeconds(failure.getMessage().length()))),
                clock::now));
        catchThrowable(() -> asking.call(spec(profile(null, Duration.ofSeconds(30))), () -> {
            throw new IllegalStateException("four");
        }));
        assertThat(clock.waits).containsExactly(Duration.ofSeconds(4));
    }

    private static Metadata pushback(String value) {
        Metadata trailers = new Metadata();
        trailers.put(Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER), value);
        return trailers;
    }

    private static RetryProfile profile(@Nullable Duration timeout, Duration maxRetryAfter) {
        return new RetryProfile(
                "p", new Backoff(2, Duration.ofMillis(100), 1, 0), timeout, maxRetryAfter, FailureFilter.ANY, null);
    }

    private RetrySpec spec(RetryProfile profile) {
        RetryRule rule = RetryRule.onError(() -> profile, FailureFilter.ANY);
        return new RetrySpec(OPERATION, List.of(rule), RetryGuard.NONE, listener);
    }
}
