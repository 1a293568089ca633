// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemRetryClockTests {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final SystemRetryClock clock = new SystemRetryClock();

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void aWaitLastsAtLeastAsLongAsAsked() throws Exception {
        long began = clock.nanoTime();
        assertThat(clock.sleep(Duration.ofMillis(2))).isTrue();
        assertThat(clock.nanoTime() - began).isGreaterThanOrEqualTo(2_000_000);
    }

    @Test
    void noWaitPassesAtOnce() throws Exception {
        assertThat(clock.sleep(Duration.ZERO)).isTrue();
    }

    @Test
    void noWaitStillSeesAnInterrupt() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> clock.sleep(Duration.ZERO));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void closingEndsWaitsUnderWayAndLaterOnes() throws Exception {
        CompletableFuture<Boolean> wholeWait = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                wholeWait.complete(clock.sleep(AN_HOUR));
            } catch (InterruptedException interruption) {
                wholeWait.completeExceptionally(interruption);
            }
        });
        waiting.start();
        awaitWait(waiting);
        clock.close();
        assertThat(wholeWait.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(clock.sleep(AN_HOUR)).isFalse();
        assertThat(clock.sleep(Duration.ZERO)).isFalse();
        clock.close();
    }

    @Test
    void anInterruptEndsAWait() throws Exception {
        CompletableFuture<Boolean> cut = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                cut.complete(!clock.sleep(AN_HOUR));
            } catch (InterruptedException interruption) {
                cut.complete(!Thread.currentThread().isInterrupted());
            }
        });
        waiting.start();
        awaitWait(waiting);
        waiting.interrupt();
        assertThat(cut.get(10, TimeUnit.SECONDS))
                .as("interrupted, and the flag cleared")
                .isTrue();
    }

    @Test
    void manyThreadsWaitAtOnceAndAllAreWokenByTheEnd() throws Exception {
        int threads = 200;
        List<Thread> waiting = new ArrayList<>();
        Queue<Boolean> whole = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < threads; i++) {
            Duration wait = i % 2 == 0 ? Duration.ofMillis(5) : AN_HOUR;
            Thread thread = new Thread(() -> {
                try {
                    whole.add(clock.sleep(wait));
                } catch (InterruptedException never) {
                    throw new AssertionError(never);
                }
            });
            waiting.add(thread);
            thread.start();
        }
        for (int i = 0; i < threads; i += 2) {
            waiting.get(i).join();
        }
        assertThat(whole).hasSize(threads / 2).containsOnly(true);
        clock.close();
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(whole).hasSize(threads).filteredOn(passed -> !passed).hasSize(threads / 2);
    }

    @Test
    void aWaitWithoutAThreadLastsAtLeastAsLongAsAsked() throws Exception {
        long began = clock.nanoTime();
        CompletableFuture<Boolean> whole = new CompletableFuture<>();
        clock.sleepAsync(Duration.ofMillis(2), whole::complete);
        assertThat(whole.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(clock.nanoTime() - began).isGreaterThanOrEqualTo(2_000_000);
    }

    @Test
    void waitsWithoutAThreadShareADaemon() throws Exception {
        CompletableFuture<Thread> first = new CompletableFuture<>();
        CompletableFuture<Thread> second = new CompletableFuture<>();
        clock.sleepAsync(Duration.ofMillis(1), whole -> second.complete(Thread.currentThread()));
        clock.sleepAsync(Duration.ZERO, whole -> first.complete(Thread.currentThread()));
        assertThat(first.get(10, TimeUnit.SECONDS)).isSameAs(second.get(10, TimeUnit.SECONDS));
        assertThat(first.join().isDaemon()).isTrue();
        assertThat(first.join().getName()).isEqualTo("retry-timer");
    }

    @Test
    void aWaitWithoutAThreadThatFailsHarmsNoOther() throws Exception {
        clock.sleepAsync(Duration.ZERO, whole -> {
            throw new IllegalStateException("broken");
        });
        CompletableFuture<Boolean> other = new CompletableFuture<>();
        clock.sleepAsync(Duration.ofMillis(1), other::complete);
        assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCancelledWaitIsNeverTold() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        // the timer is busy until then, so that it cannot be faster
        clock.sleepAsync(Duration.ZERO, whole -> assertThatNoException().isThrownBy(cancelled::await));
        clock.sleepAsync(Duration.ofMillis(1), whole -> told.add("cancelled")).cancel(true);
        cancelled.countDown();
        Future<?> later = clock.sleepAsync(AN_HOUR, whole -> told.add("later"));
        CompletableFuture<Boolean> other = new CompletableFuture<>();
        clock.sleepAsync(Duration.ofMillis(3), other::complete);
        other.get(10, TimeUnit.SECONDS);
        later.cancel(true);
        clock.close();
        assertThat(told).isEmpty();
    }

    @Test
    void closingEndsWaitsWithoutAThreadAndLaterOnes() throws Exception {
        CompletableFuture<Boolean> underWay = new CompletableFuture<>();
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        clock.sleepAsync(AN_HOUR, underWay::complete);
        clock.close();
        assertThat(underWay).isCompletedWithValue(false);
        clock.sleepAsync(AN_HOUR, later::complete);
        assertThat(later).isCompletedWithValue(false);
    }

    @Test
    void aWaitThatFailsDoesNotKeepOthersFromBeingEnded() {
        clock.sleepAsync(AN_HOUR, whole -> {
            throw new IllegalStateException("broken");
        });
        CompletableFuture<Boolean> other = new CompletableFuture<>();
        clock.sleepAsync(AN_HOUR, other::complete);
        clock.close();
        assertThat(other).isCompletedWithValue(false);
    }

    @Test
    void noWaitIsLostWhenTheClockClosesMeanwhile() throws Exception {
        for (int round = 0; round < 300; round++) {
            SystemRetryClock closing = new SystemRetryClock();
            List<AtomicInteger> told =
                    Stream.generate(AtomicInteger::new).limit(100).toList();
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<?> waiter = CompletableFuture.runAsync(() -> told.forEach(count -> {
                closing.sleepAsync(AN_HOUR, whole -> {
                    assertThat(whole).isFalse();
                    count.incrementAndGet();
                });
                begun.countDown();
            }));
            begun.await();
            closing.close();
            waiter.get(10, TimeUnit.SECONDS);
            assertThat(told).allSatisfy(count -> assertThat(count).hasValue(1));
        }
    }

    /** The timer has just taken it from its queue then, and would drop it if it were told to stop at once. */
    @Test
    void aWaitThatIsOverJustWhenTheClockClosesEnds() throws Exception {
        for (int round = 0; round < 3_000; round++) {
            CompletableFuture<Boolean> first = new CompletableFuture<>();
            CompletableFuture<Boolean> wait = new CompletableFuture<>();
            try (SystemRetryClock closing = new SystemRetryClock()) {
                closing.sleepAsync(Duration.ZERO, first::complete);
                first.get(10, TimeUnit.SECONDS);
                // closed from a little before the wait is over to a little after
                long close = System.nanoTime() + 60_000 + (round % 100) * 1_000;
                closing.sleepAsync(Duration.ofNanos(60_000), wait::complete);
                while (System.nanoTime() < close) {
                    Thread.onSpinWait();
                }
            }
            wait.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatElseIsToBeClosedIsClosedAlongWithIt() {
        List<String> closed = new ArrayList<>();
        clock.onClose(() -> closed.add("before"));
        assertThat(closed).isEmpty();
        clock.close();
        assertThat(closed).containsExactly("before");
        clock.onClose(() -> closed.add("after"));
        assertThat(closed).containsExactly("before", "after");
    }

    private static void awaitWait(Thread waiting) {
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
