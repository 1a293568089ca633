// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The threads of one trial. They begin together, and end when the work is done, the time is up, or they are stopped. */
final class Writers {

    private static final Logger LOGGER = LoggerFactory.getLogger(Writers.class);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Trial trial;
    private final Tally tally;
    private final CountDownLatch gathered;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    Writers(Trial trial, Tally tally) {
        this.trial = trial;
        this.tally = tally;
        this.gathered = new CountDownLatch(trial.load().writers());
    }

    /**
     * Does all the work there is time for.
     *
     * @throws IllegalStateException if calls do not end, so that what they do would be counted into the next run
     */
    Ending write(Duration longest) throws InterruptedException, ExecutionException {
        int writers = trial.load().writers();
        ExecutorService threads = Executors.newFixedThreadPool(writers, new CustomizableThreadFactory("writer-"));
        try {
            CompletableFuture<?>[] work = Stream.generate(() -> CompletableFuture.runAsync(this::writeAlone, threads)
                            .whenComplete(this::endOnFailure))
                    .limit(writers)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.anyOf(
                            CompletableFuture.allOf(work),
                            ending.completeOnTimeout(Ending.TIME_IS_UP, longest.toNanos(), TimeUnit.NANOSECONDS))
                    .get();
        } finally {
            // unless something else has ended it, on which the writers may have been done at once
            ending.complete(Ending.DONE);
            end(threads);
        }
        return ending.get();
    }

    void stop() {
        ending.complete(Ending.STOPPED);
    }

    /** Ends waits between attempts; a call that is under way has timeouts of its own. */
    private static void end(ExecutorService threads) throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException(
                    "Some calls have not ended %d s after the end of their run. Look for what holds the database or the API."
                            .formatted(GRACE.toSeconds()));
        }
    }

    /** An error: what a call throws otherwise is counted. */
    private void endOnFailure(@Nullable Void nothing, @Nullable Throwable failure) {
        if (failure != null) {
            ending.completeExceptionally(failure);
        }
    }

    private void writeAlone() {
        gathered.countDown();
        try {
            gathered.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int update = 0; update < trial.load().updates() && !ending.isDone(); update++) {
            callOnce();
        }
    }

    private void callOnce() {
        try {
            trial.work().run();
            tally.addApplied();
        } catch (RuntimeException failure) {
            LOGGER.debug("{} failed", trial.scenario().name(), failure);
            addUnlessCutOff();
        }
    }

    /** A call that was cut off at the end of the run has neither succeeded nor failed. */
    private void addUnlessCutOff() {
        if (!ending.isDone()) {
            tally.addFailed();
        }
    }
}
