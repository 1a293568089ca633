// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ContentionTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Results results = new Results();
    private final CountDownLatch working = new CountDownLatch(1);

    @Test
    void aRunEndsWhenTheTimeIsUp() throws Exception {
        Contention contention = contention(Duration.ofMillis(100));
        Result result = contention.run(TrialOf.trial(2, 10_000, this::workUntilInterrupted));
        assertThat(result).returns("time is up", Result::end).returns(0L, Result::failed);
        assertThat(result.time()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(results.latest()).containsExactly(result);
        assertThat(contention.progress()).isEmpty();
    }

    @Test
    void aSecondRunIsNotBegunAndTheFirstCanBeSeenAndStopped() throws Exception {
        Contention contention = contention(LONG);
        CompletableFuture<Result> first = runLater(contention);
        working.await();
        assertThat(contention.tryRun(TrialOf.trial(1, 1, () -> {}))).isEmpty();
        assertThat(contention.progress())
                .hasValueSatisfying(progress ->
                        assertThat(progress).returns(10_000, Progress::calls).returns("test", Progress::scenario));
        contention.stop();
        assertThat(first.get()).returns("stopped", Result::end);
        assertThat(contention.tryRun(TrialOf.trial(1, 1, () -> {})))
                .hasValueSatisfying(second -> assertThat(second).returns("done", Result::end));
    }

    @Test
    void theShutdownEndsTheRunAndThoseThatAreBegunLater() throws Exception {
        Contention contention = contention(LONG);
        CompletableFuture<Result> first = runLater(contention);
        working.await();
        contention.close();
        assertThat(first.get()).returns("stopped", Result::end);
        assertThat(contention.run(TrialOf.trial(1, 10_000, this::workUntilInterrupted)))
                .returns("stopped", Result::end);
    }

    private Contention contention(Duration longest) {
        return new Contention(new SimpleMeterRegistry(), results, longest);
    }

    private CompletableFuture<Result> runLater(Contention contention) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return contention.run(TrialOf.trial(1, 10_000, this::workUntilInterrupted));
            } catch (InterruptedException | ExecutionException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private void workUntilInterrupted() {
        working.countDown();
        while (!Thread.interrupted()) {
            LockSupport.park();
        }
        throw new IllegalStateException("interrupted");
    }
}
