// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SkippingClockTests {

    private final SkippingClock clock = new SkippingClock();

    @Test
    void timeGoesOnByWhatIsWaited() throws InterruptedException {
        long began = clock.nanoTime();
        assertThat(clock.sleep(Duration.ofHours(1))).isTrue();
        assertThat(clock.sleep(Duration.ZERO)).isTrue();
        assertThat(clock.sleep(Duration.ofNanos(1))).isTrue();
        assertThat(clock.nanoTime() - began).isEqualTo(3_600_000_000_001L);
    }

    @Test
    void theTimeOfDayGoesOnByWhatIsWaited() throws InterruptedException {
        Instant before = Instant.now();
        assertThat(clock.now()).isBetween(before, before.plus(Duration.ofHours(1)));
        clock.sleep(Duration.ofHours(2));
        assertThat(clock.now()).isBetween(before.plus(Duration.ofHours(2)), before.plus(Duration.ofHours(3)));
        clock.sleep(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(clock.now()).isAfter(before.plus(Duration.ofDays(100_000)));
    }

    @Test
    void attemptsTakeNoTime() {
        assertThat(clock.nanoTime()).isEqualTo(clock.nanoTime());
    }

    @Test
    void whoDoesNotBlockIsToldLater() throws Exception {
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        clock.sleepAsync(Duration.ofHours(1), told::complete);
        assertThat(told.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(clock.nanoTime()).isEqualTo(3_600_000_000_000L);
    }

    @Test
    void timeNeverGoesBackwards() throws InterruptedException {
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        clock.sleep(longest);
        clock.sleep(longest);
        assertThat(clock.nanoTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> clock.sleep(Duration.ofHours(1)));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(clock.nanoTime()).isZero();
    }

    @Test
    void theSameIsDrawnEveryTime() {
        FixedDraw half = new FixedDraw(0.5);
        assertThat(half.nextDouble()).isEqualTo(0.5);
        assertThat(half.nextLong()).isZero();
    }
}
