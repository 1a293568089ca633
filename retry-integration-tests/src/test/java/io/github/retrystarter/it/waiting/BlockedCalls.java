// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.waiting;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.NestedRetries;
import io.github.retrystarter.core.Retrier;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryContext;
import io.github.retrystarter.core.RetryGuard;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.RetrySpec;
import io.github.retrystarter.core.SystemRetryClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** Virtual threads that all wait at the same time, most of them in a call that is going to be attempted again. */
final class BlockedCalls {

    private static final Backoff TEN_SECONDS = new Backoff(2, Duration.ofSeconds(10), 1, 0.5);

    private static final IllegalStateException FAILURE = new IllegalStateException("first attempt");

    enum Waiting {
        PLAIN_SLEEP,
        RETRY,
        RETRY_ON_ONE_LATCH
    }

    private final CountDownLatch waiting;
    private final CountDownLatch done;
    private final Lateness lateness;

    private BlockedCalls(int calls) {
        this.waiting = new CountDownLatch(calls);
        this.done = new CountDownLatch(calls);
        this.lateness = new Lateness(calls);
    }

    public static void main(String[] arguments) throws Exception {
        Waiting variant = Waiting.valueOf(arguments[0]);
        int calls = Integer.parseInt(arguments[1]);
        // loads the classes
        new BlockedCalls(100).measure(variant, 100, new Backoff(2, Duration.ofMillis(100), 1, 0.5));
        System.out.printf(
                "%,d virtual threads, %-18s: %s%n",
                calls, variant, new BlockedCalls(calls).measure(variant, calls, TEN_SECONDS));
        System.out.flush();
        // threads that wait for one another's latch would take minutes to end
        Runtime.getRuntime().halt(0);
    }

    private String measure(Waiting variant, int calls, Backoff backoff) throws Exception {
        Runnable call = call(variant, backoff);
        ExecutorService executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        long before = Heap.used();
        long began = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            executor.execute(call);
        }
        waiting.await();
        double allWaiting = (System.nanoTime() - began) / 1e9;
        long heap = Heap.used() - before;
        String histogram = Heap.histogram();
        done.await();
        double allDone = (System.nanoTime() - began) / 1e9;
        executor.shutdown();
        return "%,d bytes each, all waiting after %.2f s, done after %.2f s, %s%s"
                .formatted(heap / calls, allWaiting, allDone, lateness, histogram.isEmpty() ? "" : "\n" + histogram);
    }

    private Runnable call(Waiting variant, Backoff backoff) {
        if (variant == Waiting.PLAIN_SLEEP) {
            RetryClock clock = new Watched(new PlainSleep());
            return () -> {
                try {
                    clock.sleep(Duration.ofNanos(
                            backoff.delayNanos(ThreadLocalRandom.current()).nextLong()));
                } catch (InterruptedException never) {
                    throw new IllegalStateException(never);
                }
                done.countDown();
            };
        }
        RetryClock clock = new Watched(variant == Waiting.RETRY ? new SystemRetryClock() : new LatchClock());
        Retrier retrier = new Retrier(clock, ThreadLocalRandom::current, NestedRetries.MULTIPLY);
        RetryProfile profile = new RetryProfile("patient", backoff);
        RetrySpec spec = new RetrySpec(
                new RetryOperation("BlockedCalls", "call"),
                List.of(new RetryRule(() -> profile, any -> true)),
                RetryGuard.NONE,
                RetryListener.NONE);
        return () -> retrier.call(spec, () -> {
            if (RetryContext.current().attempt() == 1) {
                throw FAILURE;
            }
            done.countDown();
            return "";
        });
    }

    private static final class PlainSleep implements RetryClock {

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public boolean sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis(), duration.getNano() % 1_000_000);
            return true;
        }
    }

    /** Counts who waits, and looks how late they are. */
    private final class Watched implements RetryClock {

        private final RetryClock clock;

        private Watched(RetryClock clock) {
            this.clock = clock;
        }

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public boolean sleep(Duration duration) throws InterruptedException {
            waiting.countDown();
            long due = System.nanoTime() + duration.toNanos();
            boolean whole = clock.sleep(duration);
            lateness.endedNow(due);
            return whole;
        }
    }
}
