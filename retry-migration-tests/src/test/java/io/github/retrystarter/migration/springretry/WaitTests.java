// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springretry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.OurWaits;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import io.github.retrystarter.migration.WaitingCalls;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Retryable;
import org.springframework.retry.backoff.BackOffInterruptedException;

/** How long is waited between attempts. */
class WaitTests extends SideBySide {

    @EnableRetry
    static class Enabled {}

    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retryable
        String usual() {
            return target.call();
        }

        @Retryable(backoff = @Backoff(delay = 1000, multiplier = 2, random = true))
        String random() {
            return target.call();
        }

        @Retryable(backoff = @Backoff(delay = 1000, maxDelay = 2000))
        String uniform() {
            return target.call();
        }

        @Retryable(maxAttempts = 5, backoff = @Backoff(delay = 1000, multiplier = 10))
        String unbounded() {
            return target.call();
        }

        @Retryable(backoff = @Backoff(delay = 1000, multiplier = 4, maxDelay = 500))
        String boundBelowTheDelay() {
            return target.call();
        }

        @Retryable(backoff = @Backoff(delay = 1000, multiplier = 2, maxDelay = 1100, random = true))
        String boundAndRandom() {
            return target.call();
        }

        @Retryable(backoff = @Backoff(delay = 60_000))
        String patient() {
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

    private ApplicationContextRunner with(ApplicationContextRunner runner) {
        return runner.withUserConfiguration(Enabled.class)
                .withBean(Theirs.class, () -> new Theirs(theirs))
                .withBean(Ours.class, () -> new Ours(ours))
                .withPropertyValues("retry.profiles.default.duration=60s");
    }

    private List<Long> theirWaits(Function<Theirs, String> call) {
        NoSleep sleeper = new NoSleep();
        with(runner()).withBean(NoSleep.class, () -> sleeper).run(context -> {
            theirs.fail(ALWAYS, IllegalStateException::new);
            catchThrowable(() -> call.apply(context.getBean(Theirs.class)));
        });
        return sleeper.waits();
    }

    @Test
    @Row("waits by default")
    void theirsAreOneSecondEachAndOursGrow() {
        assertThat(theirWaits(Theirs::usual)).containsExactly(1000L, 1000L);
        assertThat(OurWaits.of(io.github.retrystarter.core.Backoff.DEFAULT_BACKOFF, 0))
                .containsExactly(10L, 50L, 250L);
    }

    @Test
    @Row("jitter")
    void theirsMultipliesByUpToTheMultiplierAndOursAddsAShare() {
        assertThat(theirWaits(Theirs::random))
                .hasSize(2)
                .satisfies(wait -> assertThat(wait).isBetween(1000L, 2000L), Index.atIndex(0))
                .satisfies(wait -> assertThat(wait).isBetween(2000L, 4000L), Index.atIndex(1));
        var same = new io.github.retrystarter.core.Backoff(3, Duration.ofSeconds(1), 2, 1);
        assertThat(OurWaits.of(same, 0)).containsExactly(1000L, 2000L);
        assertThat(OurWaits.of(same, 0.999)).containsExactly(1999L, 3998L);
    }

    @Test
    @Row("jitter without a multiplier")
    void theirMaxDelayAloneMakesWaitsRandom() {
        assertThat(Stream.generate(() -> theirWaits(Theirs::uniform))
                        .limit(8)
                        .flatMap(List::stream)
                        .toList())
                .allMatch(wait -> wait >= 1000 && wait <= 2000)
                .anyMatch(wait -> wait != 1000 && wait != 2000);
        assertThat(OurWaits.of(
                        new io.github.retrystarter.core.Backoff(3, Duration.ofSeconds(1), 1, 0)
                                .withCap(Duration.ofSeconds(2)),
                        0.999))
                .containsExactly(1000L, 1000L);
    }

    @Test
    @Row("bound of a wait")
    void theirsIs30SecondsUnlessAGreaterOneThanTheDelayIsWritten() {
        assertThat(theirWaits(Theirs::unbounded)).containsExactly(1000L, 10_000L, 30_000L, 30_000L);
        assertThat(theirWaits(Theirs::boundBelowTheDelay)).containsExactly(1000L, 4000L);
        var unbounded = new io.github.retrystarter.core.Backoff(5, Duration.ofSeconds(1), 10, 0);
        assertThat(OurWaits.of(unbounded, 0)).containsExactly(1000L, 10_000L, 100_000L, 1_000_000L);
        assertThat(catchThrowable(() -> unbounded.withCap(Duration.ofMillis(500))))
                .hasMessageContaining("cap must not be shorter than the duration");
    }

    @Test
    @Row("bound and jitter")
    void theirsHoldsWithJitterAndOursBeforeIt() {
        assertThat(theirWaits(Theirs::boundAndRandom)).allMatch(wait -> wait <= 1100);
        var capped = new io.github.retrystarter.core.Backoff(3, Duration.ofSeconds(1), 2, 1)
                .withCap(Duration.ofMillis(1100));
        assertThat(OurWaits.of(capped, 0.999)).containsExactly(1999L, 2198L);
    }

    @Test
    @Row("timeout of the call")
    void theirAnnotationHasNone() {
        assertThat(Stream.of(Retryable.class.getDeclaredMethods()).map(Method::getName))
                .noneMatch(name -> name.contains("imeout"));
    }

    @Test
    @Row("interrupted while waiting")
    void theirsLosesTheFailureAndOursThrowsIt() {
        with(runner()).run(context -> {
            bothFail(ALWAYS, IllegalStateException::new);
            Thread.currentThread().interrupt();
            Throwable their = catchThrowable(context.getBean(Theirs.class)::patient);
            assertThat(Thread.interrupted()).as("theirs").isTrue();
            assertThat(their)
                    .isInstanceOf(BackOffInterruptedException.class)
                    .hasRootCauseInstanceOf(InterruptedException.class);
            Thread.currentThread().interrupt();
            assertThat(catchThrowable(context.getBean(Ours.class)::call)).isSameAs(ours.lastThrown());
            assertThat(Thread.interrupted()).as("ours").isTrue();
        });
    }

    @Test
    @Row("the application stops while a call waits")
    void theirsWaitsOnAndOursEnds() {
        bothFail(ALWAYS, IllegalStateException::new);
        WaitingCalls.compare(
                with(waitingRunner()),
                context -> context.getBean(Theirs.class)::patient,
                context -> context.getBean(Ours.class)::call);
    }
}
