// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.retrystarter.aop.Steered.Call;
import io.github.retrystarter.aop.Steered.Failure;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Many threads call one method while its profile and the kill switch change all the time: all the sums are right. */
@Timeout(60)
class SteeredUnderLoadTests {

    private static final int THREADS = 64;

    private static final int CALLS = 80;

    private static final int MOST_STEPS = 7;

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.retrystarter");
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService later = Executors.newFixedThreadPool(4);
    private final List<RetryBudget> budgets = new ArrayList<>();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    AopAutoConfiguration.class, RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Steered.class)
            .withBean("applicationTaskExecutor", Executor.class, () -> later)
            .withPropertyValues("retry.profiles.steered.steps=4", "retry.profiles.steered.duration=0");

    @FunctionalInterface
    private interface Caller {

        /** The value, or the failure. */
        @Nullable Object call(Steered target, Call call) throws Exception;
    }

    @BeforeEach
    void keepQuiet() {
        logger.setLevel(Level.ERROR);
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
        later.shutdownNow();
        logger.setLevel(null);
    }

    @Test
    void everyCallIsCountedOnceAndEndsAsItsLastAttempt() {
        assertSums("call", (target, call) -> {
            try {
                return target.call(call);
            } catch (Failure failure) {
                return failure;
            }
        });
    }

    @Test
    void everyFutureIsCountedOnceAndEndsAsItsLastAttempt() {
        assertSums("callLater", (target, call) -> {
            try {
                return target.callLater(call)
                        .<Object>handle((value, failure) -> failure == null ? value : failure)
                        .get(30, TimeUnit.SECONDS);
            } catch (Failure failure) {
                return failure;
            }
        });
    }

    private void assertSums(String method, Caller caller) {
        runner.run(context -> {
            RetryProfiles profiles = context.getBean(RetryProfiles.class);
            RetrySwitch killSwitch = context.getBean(RetrySwitch.class);
            int turn = 0;
            while (turn < 16) {
                steer(turn++, profiles, killSwitch);
            }
            Steered target = context.getBean(Steered.class);
            assertThat(AopUtils.isCglibProxy(target)).isTrue();
            List<Future<Integer>> most = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * CALLS;
                most.add(executor.submit(() -> callAll(target, first, caller)));
            }
            while (most.stream().anyMatch(calls -> !calls.isDone())) {
                steer(turn++, profiles, killSwitch);
            }
            for (Future<Integer> calls : most) {
                assertThat(calls.get(30, TimeUnit.SECONDS)).isBetween(1, MOST_STEPS);
            }
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            RetryOperation operation = new RetryOperation(Steered.class.getName(), method);
            assertThat(sum(registry, "retry.attempts", method)).isEqualTo(target.seen());
            assertThat(context.getBean(RetryCounts.class).attempts(operation)).isEqualTo(target.seen());
            assertThat(sum(registry, "retry.calls", method)).isEqualTo(THREADS * CALLS);
            assertThat(registry.get("retry.waiting").gauges())
                    .allSatisfy(gauge -> assertThat(gauge.value()).isZero());
            assertThat(budgets)
                    .isNotEmpty()
                    .allSatisfy(budget -> assertThat(budget.available()).isBetween(0, budget.capacity()));
        });
    }

    /** Gives the most attempts that a call took. */
    private static int callAll(Steered target, int first, Caller caller) throws Exception {
        int most = 0;
        for (int number = first; number < first + CALLS; number++) {
            Call call = new Call(number, number % 6);
            Object result = caller.call(target, call);
            if (!call.isAnsweredBy(result)) {
                throw new AssertionError(number + " got " + result);
            }
            most = Math.max(most, call.attempts.get());
        }
        return most;
    }

    private void steer(int turn, RetryProfiles profiles, RetrySwitch killSwitch) {
        int steps = 1 + turn % MOST_STEPS;
        FailureFilter none = new FailureFilter(List.of(IOException.class), List.of());
        switch (turn % 8) {
            case 0 -> profiles.change("steered", now -> profile(steps, null, FailureFilter.ANY, null));
            case 1 -> profiles.change("steered", now -> profile(steps, null, FailureFilter.ANY, budget(steps)));
            case 2 -> profiles.change("steered", now -> profile(steps, Duration.ofNanos(1), FailureFilter.ANY, null));
            case 3 -> profiles.change("steered", now -> profile(steps, null, none, null));
            case 4 -> profiles.reset("steered");
            case 5 ->
                profiles.configure(List.of(profile(steps, Duration.ofHours(1), FailureFilter.ANY, budget(steps))));
            case 6 -> profiles.reset();
            default -> killSwitch.set(turn % 16 == 7);
        }
    }

    private RetryBudget budget(int steps) {
        RetryBudget budget = new RetryBudget(10 * steps, steps);
        budgets.add(budget);
        return budget;
    }

    private static RetryProfile profile(
            int steps, @Nullable Duration timeout, FailureFilter failures, @Nullable RetryBudget budget) {
        Backoff backoff = new Backoff(steps, Duration.ZERO, 1, 0);
        return new RetryProfile("steered", backoff, timeout, Duration.ZERO, failures, budget);
    }

    private static long sum(MeterRegistry registry, String meter, String method) {
        return (long) registry.get(meter).tag("method", method).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
