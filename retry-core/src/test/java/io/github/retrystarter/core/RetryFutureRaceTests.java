// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attempts, waits and callers that end at the same time, by real threads and the machine's clock. */
@Timeout(60)
class RetryFutureRaceTests {

    private static final int CALLS = 10_000;

    private static final RetryProfile PROFILE =
            new RetryProfile("p", new Backoff(4, Duration.ofNanos(200_000), 2, 0).withJitterMode(JitterMode.FULL));

    private final ExecutorService executor = Executors.newFixedThreadPool(3);
    private final SystemRetryClock clock = new SystemRetryClock();
    private final Retrier retrier =
            new Retrier(clock, ThreadLocalRandom::current, NestedRetries.MULTIPLY, executor, CallerContexts.NONE);

    @AfterEach
    void stop() {
        clock.close();
        executor.shutdownNow();
    }

    @Test
    void everyCallEndsOnceAndEveryWaitEnds() throws Exception {
        List<CountingListener> listeners = new ArrayList<>();
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (int number = 0; number < CALLS; number++) {
            CountingListener listener = new CountingListener();
            listeners.add(listener);
            Random random = new Random(number);
            CompletableFuture<String> result = call(listener, random.nextInt(6), random.nextBoolean());
            results.add(result);
            int ending = random.nextInt(5);
            if (ending < 3) {
                clock.sleepAsync(
                        Duration.ofNanos(random.nextInt(500_000)),
                        whole -> executor.execute(() -> end(result, ending)));
            }
        }
        for (CompletableFuture<String> result : results) {
            result.handle((value, failure) -> value).get(30, TimeUnit.SECONDS);
        }
        finish();
        listeners.forEach(CountingListener::assertBalanced);
    }

    @Test
    void aClockThatClosesLeavesNoCallBehind() throws Exception {
        List<CountingListener> listeners = new ArrayList<>();
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (int number = 0; number < CALLS; number++) {
            CountingListener listener = new CountingListener();
            listeners.add(listener);
            results.add(call(listener, 3, true));
            if (number == CALLS / 2) {
                executor.execute(clock::close);
            }
        }
        for (CompletableFuture<String> result : results) {
            result.handle((value, failure) -> value).get(30, TimeUnit.SECONDS);
        }
        finish();
        listeners.forEach(CountingListener::assertBalanced);
    }

    @Test
    void noWaitIsLeftBehindByACancelledCall() throws Exception {
        Queue<Future<?>> waits = new ConcurrentLinkedQueue<>();
        RetryProfile patient = new RetryProfile("p", PROFILE.backoff().withDuration(Duration.ofHours(1)));
        Retrier watched = retrier.withClock(new RetryClock() {
            @Override
            public long nanoTime() {
                return clock.nanoTime();
            }

            @Override
            public boolean sleep(Duration duration) throws InterruptedException {
                return clock.sleep(duration);
            }

            @Override
            public Future<?> sleepAsync(Duration duration, Consumer<Boolean> after) {
                Future<?> wait = clock.sleepAsync(duration, after);
                waits.add(wait);
                return wait;
            }
        });
        for (int number = 0; number < CALLS / 5; number++) {
            CountingListener listener = new CountingListener();
            LaterResults method = new LaterResults();
            CompletableFuture<String> result =
                    (CompletableFuture<String>) watched.callAsync(spec(patient, listener), method, Fallback.none());
            CompletableFuture<?> failing =
                    CompletableFuture.runAsync(() -> method.fail(new IOException("a")), executor);
            // the sooner or the later after the wait was announced
            int spins = number % 100;
            while (listener.begunWaits.get() == 0 || spins-- > 0) {
                Thread.onSpinWait();
            }
            result.cancel(true);
            failing.get(30, TimeUnit.SECONDS);
            listener.assertBalanced();
        }
        assertThat(waits).isNotEmpty().allMatch(Future::isDone);
    }

    /** A listener may still hear of the end of a call whose result is there. */
    private void finish() throws Exception {
        executor.shutdown();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Boolean> timer = new CompletableFuture<>();
        clock.sleepAsync(Duration.ZERO, timer::complete);
        timer.get(30, TimeUnit.SECONDS);
    }

    private static void end(CompletableFuture<String> result, int ending) {
        switch (ending) {
            case 0 -> result.cancel(true);
            case 1 -> result.complete("enough");
            default -> result.completeExceptionally(new IOException("enough"));
        }
    }

    /** Of a method that fails this many times, at once or a little later. */
    private CompletableFuture<String> call(RetryListener listener, int failures, boolean later) throws Exception {
        Action<CompletableFuture<String>, Exception> action = () -> {
            boolean fails = RetryContext.current().attempt() <= failures;
            CompletableFuture<String> attempt = new CompletableFuture<>();
            if (later) {
                executor.execute(() -> settle(attempt, fails));
            } else {
                settle(attempt, fails);
            }
            return attempt;
        };
        return (CompletableFuture<String>) retrier.callAsync(spec(PROFILE, listener), action, Fallback.none());
    }

    private static RetrySpec spec(RetryProfile profile, RetryListener listener) {
        RetryRule rule = new RetryRule(() -> profile, any -> true);
        return new RetrySpec(AsyncCalls.OPERATION, List.of(rule), RetryGuard.NONE, listener);
    }

    private static void settle(CompletableFuture<String> attempt, boolean fails) {
        if (fails) {
            attempt.completeExceptionally(new IOException("a"));
        } else {
            attempt.complete("done");
        }
    }
}
