// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryOperation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Whatever a registry does, every call is made, and what the starter itself tells of them stays right. */
@Timeout(60)
class FaultyRegistryTests {

    private final FaultyRegistry registry = new FaultyRegistry();

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withBean(MeterRegistry.class, () -> registry)
            .withPropertyValues("retry.profiles.two.steps=2");

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, AssertionError.class, StackOverflowError.class})
    void oneThatCannotBeWrittenToHarmsNoCall(Class<? extends Throwable> thrown) {
        runner.run(context -> {
            call(context, "charge");
            registry.onWrite = () -> fail(thrown);
            assertRetried(context, "charge");
            registry.onWrite = () -> {};
            assertCounted(context, "charge", 1, 1);
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, AssertionError.class, StackOverflowError.class})
    void oneThatTakesNoMoreMetersHarmsNoCall(Class<? extends Throwable> thrown) {
        runner.run(context -> {
            registry.onRegister = () -> fail(thrown);
            assertRetried(context, "charge");
            assertCounted(context, "charge", 0, 1);
            registry.onRegister = () -> {};
            call(context, "charge");
            assertCounted(context, "charge", 1, 1);
            assertThat(registry.get("retry.calls")
                            .tags("method", "charge", "outcome", "success")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void oneThatRecoversInTheMiddleOfAWaitLeavesNobodyWaiting() {
        runner.run(context -> {
            registry.onRegister = () -> fail(IllegalStateException.class);
            context.getBean(RecordingClock.class).onSleep(() -> registry.onRegister = () -> {});
            assertRetried(context, "charge");
            assertThat(waiting()).isZero();
        });
    }

    @Test
    void oneThatDeniesAllMetersDeniesNobodyTheCounts() {
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("retry."));
        runner.run(context -> {
            assertRetried(context, "charge");
            assertThat(registry.getMeters()).isEmpty();
            assertCounted(context, "charge", 0, 1);
        });
    }

    @Test
    void oneThatIsClosedHarmsNoCall() {
        runner.run(context -> {
            call(context, "charge");
            registry.close();
            assertRetried(context, "charge");
            assertRetried(context, "refund");
            assertCounted(context, "charge", 1, 1);
        });
    }

    @Test
    void whileOneTakesItsTimeOtherCallsGoOnAndNothingIsLost() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        runner.run(context -> {
            // its meters are there by then: a registry makes one after the other
            assertRetried(context, "charge");
            Thread slow = new Thread(() -> call(context, "refund"));
            registry.onRegister = () -> {
                if (Thread.currentThread() == slow) {
                    entered.countDown();
                    awaitQuietly(released);
                }
            };
            slow.start();
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            for (int call = 0; call < 50; call++) {
                assertRetried(context, "charge");
            }
            released.countDown();
            slow.join();
            assertCounted(context, "charge", 0, 51);
            assertThat(context.getBean(RetryCounts.class).calls(operation("refund")))
                    .isEqualTo(Map.of(Outcome.SUCCESS, 1L));
        });
    }

    @Test
    void anObservationThatFailsHarmsNoCall() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public void onEvent(Observation.Event event, Observation.Context context) {
                throw new AssertionError("broken handler");
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        runner.withBean(ObservationRegistry.class, () -> observations).run(context -> {
            Observation.createNotStarted("request", observations).observe(() -> assertRetried(context, "charge"));
            assertCounted(context, "charge", 0, 1);
        });
    }

    /** One that succeeds at once. */
    private static void call(AssertableApplicationContext context, String operation) {
        assertThat(context.getBean(Retries.class).profile("two").call(operation, () -> "done"))
                .isEqualTo("done");
    }

    /** One that succeeds in its second attempt, and one that never does. */
    private static void assertRetried(AssertableApplicationContext context, String operation) {
        int[] calls = {0};
        try {
            String value = context.getBean(Retries.class).profile("two").<String, IOException>call(operation, () -> {
                if (++calls[0] == 1) {
                    throw new FileNotFoundException("once");
                }
                return "done";
            });
            assertThat(value).isEqualTo("done");
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
        IOException failure = new IOException("always");
        assertThatThrownBy(() -> context.getBean(Retries.class).profile("two").call(operation, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private static void assertCounted(
            AssertableApplicationContext context, String operation, long successes, long retried) {
        RetryCounts counts = context.getBean(RetryCounts.class);
        Map<Outcome, Long> expected = new EnumMap<>(Outcome.class);
        expected.put(Outcome.SUCCESS, successes);
        expected.put(Outcome.SUCCESS_AFTER_RETRY, retried);
        expected.put(Outcome.EXHAUSTED, retried);
        expected.values().removeIf(count -> count == 0);
        assertThat(counts.calls(operation(operation))).isEqualTo(expected);
        assertThat(counts.attempts(operation(operation))).isEqualTo(successes + 4 * retried);
    }

    private static RetryOperation operation(String name) {
        return new RetryOperation(Retries.class.getName(), name);
    }

    private double waiting() {
        return registry.get("retry.waiting").tag("profile", "two").gauge().value();
    }

    private static void fail(Class<? extends Throwable> thrown) {
        Throwable failure = BeanUtils.instantiateClass(thrown);
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException never) {
            throw new AssertionError(never);
        }
    }
}
