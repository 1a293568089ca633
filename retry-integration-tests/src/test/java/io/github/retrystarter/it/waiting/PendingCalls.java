package io.github.retrystarter.it.waiting;

import io.github.retrystarter.core.Action;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.CallerContexts;
import io.github.retrystarter.core.Fallback;
import io.github.retrystarter.core.NestedRetries;
import io.github.retrystarter.core.Retrier;
import io.github.retrystarter.core.RetryGuard;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.RetrySpec;
import io.github.retrystarter.core.SystemRetryClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/** Calls that no thread waits for: a first attempt that fails at once, and a second one after ten to twenty seconds. */
final class PendingCalls {

    private static final Backoff TEN_SECONDS = new Backoff(2, Duration.ofSeconds(10), 1, 1);

    private static final IllegalStateException FAILURE = new IllegalStateException("first attempt");

    enum Futures {
        PLAIN,
        RETRY
    }

    private final int calls;
    private final Backoff backoff;
    private final int cancelled;
    private final List<CompletionStage<String>> results;
    private final long[] due;
    private final CountDownLatch done;
    private final Lateness lateness;

    private PendingCalls(int calls, Backoff backoff) {
        this.calls = calls;
        this.backoff = backoff;
        this.cancelled = calls / 10;
        this.results = new ArrayList<>(calls);
        this.due = new long[calls];
        this.done = new CountDownLatch(calls - cancelled);
        this.lateness = new Lateness(calls);
    }

    public static void main(String[] arguments) throws Exception {
        Futures variant = Futures.valueOf(arguments[0]);
        int calls = Integer.parseInt(arguments[1]);
        // loads the classes
        new PendingCalls(100, TEN_SECONDS.withDuration(Duration.ofMillis(100))).measure(variant);
        System.out.printf(
                "%,d futures, %-5s: %s%n", calls, variant, new PendingCalls(calls, TEN_SECONDS).measure(variant));
    }

    private String measure(Futures variant) throws Exception {
        return variant == Futures.PLAIN ? plain() : retry();
    }

    /** What a caller has who waits for its own method. */
    private String plain() {
        List<Action<CompletionStage<String>, RuntimeException>> actions = new ArrayList<>(calls);
        long before = Heap.used();
        for (int i = 0; i < calls; i++) {
            actions.add(attempt(i));
            results.add(new CompletableFuture<>());
        }
        long heap = Heap.used() - before;
        return "%,d bytes each (%,d of them)".formatted(heap / calls, actions.size());
    }

    private String retry() throws Exception {
        SystemRetryClock clock = new SystemRetryClock();
        // the timer's own thread makes the attempts, so that nobody else can be late
        Retrier retrier = new Retrier(
                clock, ThreadLocalRandom::current, NestedRetries.MULTIPLY, Runnable::run, CallerContexts.NONE);
        RetrySpec spec = spec();
        long before = Heap.used();
        long began = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            results.add(retrier.callAsync(spec, attempt(i), Fallback.none()));
        }
        double allWaiting = (System.nanoTime() - began) / 1e9;
        long heap = Heap.used() - before;
        String histogram = Heap.histogram();
        long beganToCancel = System.nanoTime();
        for (int i = 0; i < cancelled; i++) {
            results.get(i).toCompletableFuture().cancel(true);
        }
        double allCancelled = (System.nanoTime() - beganToCancel) / 1e9;
        done.await();
        clock.close();
        return "%,d bytes each, all waiting after %.2f s, %,d cancelled in %.2f s, %s%s"
                .formatted(
                        heap / calls,
                        allWaiting,
                        cancelled,
                        allCancelled,
                        lateness,
                        histogram.isEmpty() ? "" : "\n" + histogram);
    }

    private RetrySpec spec() {
        RetryProfile profile = new RetryProfile("patient", backoff);
        return new RetrySpec(
                new RetryOperation("PendingCalls", "attempt"),
                List.of(new RetryRule(() -> profile, any -> true)),
                RetryGuard.NONE,
                new RetryListener() {
                    @Override
                    public void onBackoff(RetryProfile patient, int attempt, Exception failure, Duration wait) {
                        due[results.size()] = System.nanoTime() + wait.toNanos();
                    }
                });
    }

    private Action<CompletionStage<String>, RuntimeException> attempt(int number) {
        return () -> {
            if (due[number] == 0) {
                return CompletableFuture.failedFuture(FAILURE);
            }
            lateness.endedNow(due[number]);
            done.countDown();
            return CompletableFuture.completedFuture("done");
        };
    }
}
