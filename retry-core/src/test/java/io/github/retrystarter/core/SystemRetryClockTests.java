package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemRetryClockTests {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final SystemRetryClock clock = new SystemRetryClock();

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
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        clock.close();
        assertThat(wholeWait.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(clock.sleep(AN_HOUR)).isFalse();
        assertThat(clock.sleep(Duration.ZERO)).isFalse();
        clock.close();
    }
}
