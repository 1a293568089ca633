// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.common.retry.configuration.CommonRetryConfigurationProperties.InstanceProperties;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.OurWaits;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import io.github.retrystarter.migration.WaitingCalls;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How long is waited between attempts. */
class WaitTests extends SideBySide {

    private static final Backoff EXPONENTIAL = new Backoff(4, Duration.ofMillis(100), 2, 0);

    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retry(name = "patient")
        public String patient() {
            return target.call();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError
        public String call() {
            return target.call();
        }
    }

    private ApplicationContextRunner with(ApplicationContextRunner runner) {
        return Resilience4jContext.in(runner)
                .withBean(Theirs.class, () -> new Theirs(theirs))
                .withBean(Ours.class, () -> new Ours(ours))
                .withPropertyValues(
                        "resilience4j.retry.instances.patient.wait-duration=60s",
                        "retry.profiles.default.duration=60s");
    }

    /** Their three waits of a hundred calls, by settings in YAML. */
    private List<List<Long>> theirWaits(String... settings) {
        List<List<Long>> waits = new ArrayList<>();
        ApplicationContextRunner runner = Resilience4jContext.in(runner());
        for (String setting : settings) {
            runner = runner.withPropertyValues("resilience4j.retry.instances.a." + setting);
        }
        runner.run(context -> {
            RetryConfig config = context.getBean(RetryRegistry.class).retry("a").getRetryConfig();
            for (int call = 0; call < 100; call++) {
                waits.add(IntStream.of(1, 2, 3)
                        .mapToObj(attempt -> config.getIntervalBiFunction().apply(attempt, Either.right("")))
                        .toList());
            }
        });
        return waits;
    }

    @Test
    @Row("waits by default")
    void theirsAreHalfASecondEachAndOursGrow() {
        assertThat(RetryConfig.ofDefaults().getIntervalBiFunction().apply(1, Either.right("")))
                .isEqualTo(500);
        assertThat(RetryConfig.ofDefaults().getIntervalBiFunction().apply(2, Either.right("")))
                .isEqualTo(500);
        assertThat(OurWaits.of(Backoff.DEFAULT_BACKOFF, 0)).containsExactly(10L, 50L, 250L);
    }

    @Test
    @Row("growing waits")
    void theirsHaveToBeSwitchedOnAndOursGrowByTheFactor() {
        assertThat(theirWaits("wait-duration=100ms", "exponential-backoff-multiplier=2"))
                .allMatch(waits -> waits.equals(List.of(100L, 100L, 100L)));
        assertThat(theirWaits(
                        "wait-duration=100ms", "exponential-backoff-multiplier=2", "enable-exponential-backoff=true"))
                .allMatch(waits -> waits.equals(List.of(100L, 200L, 400L)));
        assertThat(OurWaits.of(EXPONENTIAL, 0)).containsExactly(100L, 200L, 400L);
    }

    @Test
    @Row("jitter")
    void theirsAddsAndTakesAwayAndOursOnlyAdds() {
        assertThat(theirWaits("wait-duration=100ms", "enable-randomized-wait=true", "randomized-wait-factor=0.5"))
                .allMatch(waits -> waits.stream().allMatch(wait -> wait >= 50 && wait <= 150))
                .anyMatch(waits -> waits.get(0) < 100)
                .anyMatch(waits -> waits.get(0) > 100);
        assertThat(OurWaits.of(EXPONENTIAL.withJitter(0.5), 0)).containsExactly(100L, 200L, 400L);
        assertThat(OurWaits.of(EXPONENTIAL.withJitter(0.5), 0.999)).containsExactly(149L, 299L, 599L);
    }

    @Test
    @Row("bound of a wait")
    void theirsHoldsWithJitterAndOursBeforeIt() {
        assertThat(theirWaits(
                        "wait-duration=100ms",
                        "enable-exponential-backoff=true",
                        "enable-randomized-wait=true",
                        "randomized-wait-factor=0.5",
                        "exponential-backoff-multiplier=2",
                        "exponential-max-wait-duration=120ms"))
                .allMatch(waits -> waits.stream().allMatch(wait -> wait <= 120));
        assertThat(OurWaits.of(EXPONENTIAL.withJitter(0.5).withCap(Duration.ofMillis(120)), 0.999))
                .containsExactly(149L, 179L, 179L);
    }

    @Test
    @Row("bound of a wait without a multiplier")
    void theirsIsIgnoredAndOursHolds() {
        assertThat(theirWaits(
                        "wait-duration=100ms",
                        "enable-exponential-backoff=true",
                        "exponential-max-wait-duration=120ms"))
                .allMatch(waits -> waits.equals(List.of(100L, 150L, 225L)));
        assertThat(OurWaits.of(Backoff.DEFAULT_BACKOFF.withCap(Duration.ofMillis(40)), 0))
                .containsExactly(10L, 40L, 40L);
    }

    @Test
    @Row("a wait of zero")
    void theirsIsTakenWithoutGrowthAloneAndOursAlways() {
        assertThat(theirWaits("wait-duration=0ms")).allMatch(waits -> waits.equals(List.of(0L, 0L, 0L)));
        Resilience4jContext.in(runner())
                .withPropertyValues(
                        "resilience4j.retry.instances.a.wait-duration=0ms",
                        "resilience4j.retry.instances.a.enable-randomized-wait=true")
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("less than 1"));
        assertThat(OurWaits.of(EXPONENTIAL.withDuration(Duration.ZERO).withJitter(0.5), 0.999))
                .containsExactly(0L, 0L, 0L);
    }

    @Test
    @Row("timeout of the call")
    void theirSettingsHaveNone() {
        assertThat(Stream.of(InstanceProperties.class.getDeclaredFields()).map(Field::getName))
                .contains("waitDuration")
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("time"));
    }

    @Test
    @Row("interrupted while waiting")
    void bothThrowTheLastFailureWithTheFlagSetAndOursIsCounted() {
        with(runner()).run(context -> {
            bothFail(ALWAYS, IllegalStateException::new);
            Thread.currentThread().interrupt();
            Throwable their = catchThrowable(context.getBean(Theirs.class)::patient);
            assertThat(Thread.interrupted()).as("theirs").isTrue();
            assertThat(their).isSameAs(theirs.lastThrown());
            Thread.currentThread().interrupt();
            assertThat(catchThrowable(context.getBean(Ours.class)::call)).isSameAs(ours.lastThrown());
            assertThat(Thread.interrupted()).as("ours").isTrue();
            assertThat(meters.get("resilience4j.retry.calls").functionCounters())
                    .allMatch(counter -> counter.count() == 0);
            assertThat(count("retry.calls", "outcome", "interrupted")).isEqualTo(1);
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
