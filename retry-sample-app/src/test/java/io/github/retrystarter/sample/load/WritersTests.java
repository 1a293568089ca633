// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WritersTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Tally tally = new Tally(meters, false);
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(3);

    @Test
    void writersWorkAtTheSameTimeUntilAllIsDone() throws Exception {
        CyclicBarrier all = new CyclicBarrier(200);
        Writers writers = new Writers(TrialOf.trial(200, 2, () -> meet(all)), tally);
        assertThat(writers.write(LONG)).isEqualTo(Ending.DONE);
        assertThat(tally).returns(400L, Tally::applied).returns(0L, Tally::failed);
    }

    @Test
    void whatThrowsHasFailedAndIsCounted() throws Exception {
        Writers writers = new Writers(
                TrialOf.trial(2, 3, () -> {
                    throw new IllegalStateException("no");
                }),
                tally);
        assertThat(writers.write(LONG)).isEqualTo(Ending.DONE);
        assertThat(tally).returns(0L, Tally::applied).returns(6L, Tally::failed);
        assertThat(meters.get("sample.calls")
                        .tags("retry", "false", "result", "failed")
                        .counter()
                        .count())
                .isEqualTo(6);
    }

    @Test
    void anErrorIsNoFailedCallButTheEndOfTheRun() {
        Writers writers = new Writers(
                TrialOf.trial(1, 3, () -> {
                    throw new StackOverflowError("on purpose");
                }),
                tally);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> writers.write(LONG))
                .withRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void theErrorOfOneWriterEndsTheOthersToo() {
        AtomicBoolean first = new AtomicBoolean(true);
        Writers writers = new Writers(
                TrialOf.trial(3, 3, () -> {
                    if (first.getAndSet(false)) {
                        throw new StackOverflowError("on purpose");
                    }
                    waitForEver();
                }),
                tally);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> writers.write(LONG))
                .withRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void whenTheTimeIsUpCallsAreInterruptedAndNoMoreAreMade() throws Exception {
        Writers writers = new Writers(TrialOf.trial(3, 10, this::waitForEver), tally);
        assertThat(writers.write(Duration.ofMillis(200))).isEqualTo(Ending.TIME_IS_UP);
        assertThat(waiting.getCount()).as("writers that had not begun").isZero();
        assertThat(tally).returns(0L, Tally::applied).returns(0L, Tally::failed);
    }

    @Test
    void aRunThatIsStoppedEndsAtOnce() throws Exception {
        Writers writers = new Writers(TrialOf.trial(3, 10, this::waitForEver), tally);
        CompletableFuture<Ending> ending = CompletableFuture.supplyAsync(() -> write(writers));
        waiting.await();
        writers.stop();
        assertThat(ending.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(Ending.STOPPED);
        assertThat(tally).returns(0L, Tally::applied).returns(0L, Tally::failed);
    }

    @Test
    void aRunThatIsStoppedBeforeItBeginsMakesNoCalls() throws Exception {
        Writers writers = new Writers(TrialOf.trial(1, 10, this::waitForEver), tally);
        writers.stop();
        assertThat(writers.write(LONG)).isEqualTo(Ending.STOPPED);
        assertThat(tally).returns(0L, Tally::applied).returns(0L, Tally::failed);
    }

    private void waitForEver() {
        waiting.countDown();
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static Ending write(Writers writers) {
        try {
            return writers.write(LONG);
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void meet(CyclicBarrier all) {
        try {
            all.await();
        } catch (Exception missed) {
            throw new IllegalStateException(missed);
        }
    }
}
