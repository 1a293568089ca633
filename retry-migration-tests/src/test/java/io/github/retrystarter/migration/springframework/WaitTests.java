// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springframework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.OurWaits;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import io.github.retrystarter.migration.WaitingCalls;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.util.backoff.BackOffExecution;

/** How long is waited between attempts. */
class WaitTests extends SideBySide {

    private static final Backoff OURS = new Backoff(3, Duration.ofMillis(100), 2, 0.5);

    private final ApplicationContextRunner runner = runner().withUserConfiguration(Resilient.class)
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    @EnableResilientMethods
    static class Resilient {}

    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retryable(delay = 60_000)
        String patient() {
            return target.call();
        }

        @Retryable(delay = 60_000, timeout = 10_000)
        String hurried() {
            return target.call();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError
        String call() {
            return target.call();
        }
    }

    /** Their waits of many calls, in milliseconds. */
    private static List<long[]> theirWaits(RetryPolicy.Builder policy) {
        return LongStream.range(0, 500)
                .mapToObj(call -> {
                    BackOffExecution waits = policy.build().getBackOff().start();
                    return new long[] {waits.nextBackOff(), waits.nextBackOff()};
                })
                .toList();
    }

    private static RetryPolicy.Builder policy() {
        return RetryPolicy.builder()
                .delay(Duration.ofMillis(100))
                .jitter(Duration.ofMillis(50))
                .multiplier(2);
    }

    @Test
    @Row("waits by default")
    void theirsAreOneSecondEachAndOursGrow() {
        BackOffExecution waits = RetryPolicy.builder().build().getBackOff().start();
        assertThat(List.of(waits.nextBackOff(), waits.nextBackOff())).containsExactly(1000L, 1000L);
        assertThat(OurWaits.of(Backoff.DEFAULT_BACKOFF, 0)).containsExactly(10L, 50L, 250L);
    }

    @Test
    @Row("jitter")
    void theirJitterAddsAndTakesAwayButNeverFallsBelowTheFirstDelay() {
        assertThat(theirWaits(policy()))
                .allMatch(waits -> waits[0] >= 100 && waits[0] < 150)
                .allMatch(waits -> waits[1] >= 100 && waits[1] < 300)
                .anyMatch(waits -> waits[1] < 200)
                .anyMatch(waits -> waits[1] > 200);
    }

    @Test
    @Row("jitter")
    void ourJitterOnlyAdds() {
        assertThat(OurWaits.of(OURS, 0)).containsExactly(100L, 200L);
        assertThat(OurWaits.of(OURS, 0.999)).containsExactly(149L, 299L);
    }

    @Test
    @Row("bound of a wait")
    void theirsHoldsWithJitterAndOursBeforeIt() {
        assertThat(theirWaits(policy().maxDelay(Duration.ofMillis(120))))
                .allMatch(waits -> waits[0] <= 120 && waits[1] <= 120);
        assertThat(OurWaits.of(OURS.withCap(Duration.ofMillis(120)), 0.999)).containsExactly(149L, 179L);
    }

    @Test
    @Row("timeout of the call")
    void bothBeginNoWaitThatWouldPassIt() {
        runner.withPropertyValues(
                        "retry.profiles.default.duration=10s",
                        "retry.profiles.default.factor=1",
                        "retry.profiles.default.jitter=0",
                        "retry.profiles.default.timeout=25s",
                        "retry.profiles.default.steps=9")
                .run(context -> {
                    bothFail(ALWAYS, IllegalStateException::new);
                    attempts(1, context.getBean(Theirs.class)::hurried, 3, context.getBean(Ours.class)::call);
                });
    }

    @Test
    @Row("timeout shorter than the first wait")
    void theirsSilentlyRetriesNothingAndOursDoesNotStart() {
        runner.run(context -> {
            theirs.fail(ALWAYS, IllegalStateException::new);
            assertThat(catchThrowable(context.getBean(Theirs.class)::hurried))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(theirs.calls()).isEqualTo(1);
        });
        runner.withPropertyValues("retry.profiles.default.duration=60s", "retry.profiles.default.timeout=10s")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("timeout must not be shorter than the first wait"));
    }

    @Test
    @Row("interrupted while waiting")
    void bothThrowTheLastFailureWithTheFlagSet() {
        runner.run(context -> {
            bothFail(ALWAYS, IllegalStateException::new);
            Thread.currentThread().interrupt();
            assertThatThrownBy(context.getBean(Theirs.class)::patient).isSameAs(theirs.lastThrown());
            assertThat(Thread.interrupted()).as("theirs").isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(context.getBean(Ours.class)::call).isSameAs(ours.lastThrown());
            assertThat(Thread.interrupted()).as("ours").isTrue();
            assertThat(theirs.calls()).isEqualTo(1);
            assertThat(ours.calls()).isEqualTo(1);
        });
    }

    @Test
    @Row("the application stops while a call waits")
    void theirsWaitsOnAndOursEnds() {
        bothFail(ALWAYS, IllegalStateException::new);
        WaitingCalls.compare(
                waitingRunner()
                        .withUserConfiguration(Resilient.class)
                        .withBean(Theirs.class, () -> new Theirs(theirs))
                        .withBean(Ours.class, () -> new Ours(ours))
                        .withPropertyValues("retry.profiles.default.duration=60s"),
                context -> context.getBean(Theirs.class)::patient,
                context -> context.getBean(Ours.class)::call);
    }
}
