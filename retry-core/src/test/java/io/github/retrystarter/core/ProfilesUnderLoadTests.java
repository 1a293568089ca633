// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Profiles and budgets that many threads change and use at once. */
@Timeout(60)
class ProfilesUnderLoadTests {

    private static final int THREADS = 6;

    private static final int CHANGES = 20_000;

    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final RetryProfiles profiles = new RetryProfiles(List.of(steps(1)));

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @FunctionalInterface
    private interface Task {

        void run(int number) throws Exception;
    }

    @Test
    void eachChangeIsToldOnceAndInOrder() throws Exception {
        List<RetryProfileChanged> told = new ArrayList<>();
        // not thread-safe, as changes take turns
        profiles.onChange(told::add);
        AtomicInteger made = new AtomicInteger();
        together(number -> {
            for (int change = 0; change < CHANGES / THREADS; change++) {
                switch (number % 3) {
                    case 0 ->
                        profiles.change("p", now -> {
                            made.incrementAndGet();
                            return steps(now.backoff().steps() + 1);
                        });
                    case 1 -> profiles.reset("p");
                    default -> profiles.configure(List.of(steps(1 + change % 3)));
                }
            }
        });
        for (int change = 1; change < told.size(); change++) {
            assertThat(told.get(change).before()).isEqualTo(told.get(change - 1).after());
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(made.get());
        assertThat(profiles.get("p")).isEqualTo(told.get(told.size() - 1).after());
        profiles.reset("p");
        assertThat(profiles.isChanged("p")).isFalse();
    }

    @Test
    void noChangeIsLost() throws Exception {
        together(number -> {
            for (int change = 0; change < CHANGES / THREADS; change++) {
                profiles.change("p", now -> steps(now.backoff().steps() + 1));
            }
        });
        assertThat(profiles.get("p").backoff().steps()).isEqualTo(1 + CHANGES / THREADS * THREADS);
    }

    @Test
    void whatOnlyTheConfigurationChangesIsNeverSeenAsChanged() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Future<Boolean> seen = executor.submit(() -> {
            boolean changed = false;
            while (!done.get() && !changed) {
                changed = profiles.isChanged("p");
            }
            return changed;
        });
        try {
            for (int change = 0; change < 2 * CHANGES && !seen.isDone(); change++) {
                profiles.configure(List.of(steps(1 + change % 3)));
            }
        } finally {
            done.set(true);
        }
        assertThat(seen.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aListenerThatFailsWithAnErrorHarmsNoneOfTheChanges() {
        profiles.onChange(change -> Fault.ERROR.strike());
        profiles.onChange(change -> Fault.HOSTILE_EXCEPTION.strike());
        RetryProfile other = new RetryProfile("other", Backoff.DEFAULT_RETRY);
        profiles.configure(List.of(steps(2), other));
        assertThat(profiles.all()).containsExactly(steps(2), other);
        assertThat(profiles.isChanged("p")).isFalse();
    }

    @Test
    void tokensStayWithinTheirBounds() throws Exception {
        RetryBudget budget = new RetryBudget(50, 7);
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger given = new AtomicInteger();
        together(number -> {
            for (int time = 0; time < CHANGES; time++) {
                if (budget.tryAcquire()) {
                    taken.incrementAndGet();
                }
                if (time % 5 == number % 5) {
                    budget.refundRetry();
                    given.incrementAndGet();
                }
                int left = budget.available();
                if (left < 0 || left > budget.capacity()) {
                    throw new AssertionError(left);
                }
            }
        });
        assertThat(7 * taken.get()).isLessThanOrEqualTo(50 + 7 * given.get());
        for (int time = 0; time < 8; time++) {
            budget.refundRetry();
        }
        assertThat(budget.available()).isEqualTo(50);
    }

    private void together(Task task) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(THREADS);
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            int own = number;
            running.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            begin.await();
                            task.run(own);
                        } catch (Exception broken) {
                            throw new AssertionError(broken);
                        }
                    },
                    executor));
        }
        for (CompletableFuture<?> one : running) {
            one.get(30, TimeUnit.SECONDS);
        }
    }

    private static RetryProfile steps(int steps) {
        return new RetryProfile("p", new Backoff(steps, Duration.ZERO, 1, 0));
    }
}
