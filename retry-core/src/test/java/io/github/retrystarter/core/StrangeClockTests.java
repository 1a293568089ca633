// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time as a clock may have it that somebody sets, and as {@link System#nanoTime()} may. */
@Timeout(20)
class StrangeClockTests {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final RecordingListener listener = new RecordingListener();

    /** Goes on by this much during each wait, whatever was asked for. */
    private static final class StrangeClock implements RetryClock {

        private final List<Duration> waits = new ArrayList<>();
        private final @Nullable Duration step;
        private long now;

        private StrangeClock(long now, @Nullable Duration step) {
            this.now = now;
            this.step = step;
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public boolean sleep(Duration duration) {
            waits.add(duration);
            now += (step == null ? duration : step).toNanos();
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -30_000_000, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 15_000_000})
    void whereTimeBeginsAndOverflowsIsOfNoAccount(long origin) {
        assertThatThrownBy(() -> failOn(new StrangeClock(origin, null), Duration.ofMillis(30)))
                .hasMessage("3");
        assertThat(listener.events)
                .contains("waited p 10ms", "waited p 20ms")
                .last()
                .isEqualTo("end 3 exhausted 3");
        listener.events.clear();
        assertThatThrownBy(() -> failOn(new StrangeClock(origin, null), Duration.ofMillis(29)))
                .hasMessage("2");
        assertThat(listener.events).last().isEqualTo("end 2 timeout 2");
    }

    @Test
    void aClockThatIsSetBackEndsNoCallAndNobodyHasWaitedForLessThanNothing() {
        StrangeClock clock = new StrangeClock(0, Duration.ofHours(-1));
        assertThatThrownBy(() -> failOn(clock, Duration.ofMillis(30))).hasMessage("3");
        assertThat(listener.events)
                .containsExactly(
                        "failure 1 1",
                        "backoff p 1 10ms",
                        "waited p 0ms",
                        "failure 2 2",
                        "backoff p 2 20ms",
                        "waited p 0ms",
                        "failure 3 3",
                        "end 3 exhausted 3");
    }

    @Test
    void aClockThatStandsStillDoesNotKeepACallFromItsEnd() {
        StrangeClock clock = new StrangeClock(0, Duration.ZERO);
        assertThatThrownBy(() -> failOn(clock, Duration.ofMillis(30))).hasMessage("3");
        assertThat(clock.waits).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
    }

    @Test
    void aClockThatLeapsForwardEndsACallAtItsNextFailure() {
        StrangeClock clock = new StrangeClock(0, Duration.ofHours(5));
        assertThatThrownBy(() -> failOn(clock, Duration.ofHours(4))).hasMessage("2");
        assertThat(listener.events)
                .endsWith("waited p " + Duration.ofHours(5).toMillis() + "ms", "failure 2 2", "end 2 timeout 2");
    }

    @ParameterizedTest
    @CsvSource({"0", "9223372036854775807", "-9223372036854775808"})
    void theLongestWaitsAndTheLongestTimeoutDoNotOverflow(long origin) {
        StrangeClock clock = new StrangeClock(origin, Duration.ofDays(36_500));
        RetryProfile patient = new RetryProfile(
                "p",
                new Backoff(3, LONGEST, 2, 1, JitterMode.ADDITIVE, LONGEST),
                LONGEST,
                LONGEST,
                FailureFilter.ANY,
                null);
        assertThatThrownBy(() -> fail(clock, patient)).hasMessage("3");
        assertThat(clock.waits).containsExactly(LONGEST, LONGEST);
    }

    @Test
    void onlyAnEndOfTheMachinesClockEndsTheLongestWait() throws Exception {
        SystemRetryClock clock = new SystemRetryClock();
        CompletableFuture<Boolean> whole = new CompletableFuture<>();
        Thread sleeper = new Thread(() -> {
            try {
                whole.complete(clock.sleep(LONGEST));
            } catch (InterruptedException never) {
                whole.completeExceptionally(never);
            }
        });
        sleeper.start();
        while (sleeper.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(whole).isNotDone();
        clock.close();
        assertThat(whole.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void theLongestWaitsWithoutAThreadKeepNoOtherFromItsEnd() throws Exception {
        SystemRetryClock clock = new SystemRetryClock();
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        CompletableFuture<Boolean> shortOne = new CompletableFuture<>();
        clock.sleepAsync(LONGEST, first::complete);
        clock.sleepAsync(LONGEST.minusNanos(1), second::complete);
        clock.sleepAsync(Duration.ofNanos(1), shortOne::complete);
        assertThat(shortOne.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        clock.close();
        assertThat(first).isCompletedWithValue(false);
        assertThat(second).isCompletedWithValue(false);
    }

    private void failOn(RetryClock clock, Duration timeout) throws IOException {
        Backoff backoff = new Backoff(3, Duration.ofMillis(10), 2, 0);
        fail(clock, new RetryProfile("p", backoff, timeout, Duration.ZERO, FailureFilter.ANY, null));
    }

    private void fail(RetryClock clock, RetryProfile profile) throws IOException {
        Retrier retrier = new Retrier(clock, () -> new FixedRandom(1), NestedRetries.MULTIPLY);
        RetryRule rule = new RetryRule(() -> profile, any -> true);
        int[] calls = {0};
        retrier.call(new RetrySpec(AsyncCalls.OPERATION, List.of(rule), RetryGuard.NONE, listener), () -> {
            throw new IOException("" + ++calls[0]);
        });
    }
}
