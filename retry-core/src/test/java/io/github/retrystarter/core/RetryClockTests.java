// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a clock does that only knows how to sleep. */
@Timeout(20)
class RetryClockTests {

    private final CompletableFuture<Boolean> told = new CompletableFuture<>();

    @Test
    void aWaitIsASleepInAThreadOfItsOwn() throws Exception {
        CompletableFuture<Thread> sleeper = new CompletableFuture<>();
        RetryClock clock = sleeping(duration -> {
            assertThat(duration).isEqualTo(Duration.ofHours(1));
            return sleeper.complete(Thread.currentThread());
        });
        Future<?> wait = clock.sleepAsync(Duration.ofHours(1), told::complete);
        wait.get(10, TimeUnit.SECONDS);
        assertThat(told).isCompletedWithValue(true);
        assertThat(sleeper.join().isDaemon()).isTrue();
        assertThat(sleeper.join()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aSleepThatWasCutIsToldAsIs() throws Exception {
        sleeping(duration -> false)
                .sleepAsync(Duration.ofHours(1), told::complete)
                .get(10, TimeUnit.SECONDS);
        assertThat(told).isCompletedWithValue(false);
    }

    @Test
    void aSleepThatFailsIsToldAsCut() {
        IllegalStateException broken = new IllegalStateException("broken clock");
        Future<?> wait = sleeping(duration -> {
                    throw broken;
                })
                .sleepAsync(Duration.ofHours(1), told::complete);
        assertThatThrownBy(() -> wait.get(10, TimeUnit.SECONDS)).hasCause(broken);
        assertThat(told).isCompletedWithValue(false);
    }

    @Test
    void cancellingAWaitInterruptsTheSleep() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CompletableFuture<String> end = new CompletableFuture<>();
        Future<?> wait = sleeping(duration -> {
                    asleep.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException interruption) {
                        end.complete("interrupted");
                        throw interruption;
                    }
                    return true;
                })
                .sleepAsync(Duration.ofHours(1), told::complete);
        asleep.await();
        wait.cancel(true);
        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo("interrupted");
        assertThat(told.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void theTimeOfDayIsThatOfTheMachine() {
        Instant before = Instant.now();
        Instant now = sleeping(duration -> true).now();
        assertThat(now).isBetween(before, Instant.now());
    }

    private static RetryClock sleeping(Sleep sleep) {
        return new RetryClock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public boolean sleep(Duration duration) throws InterruptedException {
                return sleep.sleep(duration);
            }
        };
    }

    private interface Sleep {
        boolean sleep(Duration duration) throws InterruptedException;
    }
}
