package io.github.retrystarter.sample.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class WritersTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Tally tally = new Tally(meters, false);
    private final CountDownLatch never = new CountDownLatch(1);

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
    void whenTheTimeIsUpCallsAreInterruptedAndNoMoreAreMade() throws Exception {
        Writers writers = new Writers(TrialOf.trial(3, 10, this::waitForEver), tally);
        assertThat(writers.write(Duration.ofMillis(1))).isEqualTo(Ending.TIME_IS_UP);
        assertThat(tally).returns(0L, Tally::applied);
        assertThat(tally.failed()).as("the calls that were under way, if any").isLessThanOrEqualTo(3);
    }

    @Test
    void aRunThatIsStoppedEndsAtOnce() throws Exception {
        Writers writers = new Writers(TrialOf.trial(3, 10, this::waitForEver), tally);
        CompletableFuture<Ending> ending = CompletableFuture.supplyAsync(() -> write(writers));
        writers.stop();
        await().until(ending::isDone);
        assertThat(ending.get()).isEqualTo(Ending.STOPPED);
    }

    private void waitForEver() {
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
