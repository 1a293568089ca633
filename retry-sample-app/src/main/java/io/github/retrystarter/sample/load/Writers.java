package io.github.retrystarter.sample.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The threads of one trial. They begin together, and end when the work is done, the time is up, or they are stopped. */
final class Writers {

    private static final Logger LOGGER = LoggerFactory.getLogger(Writers.class);

    private final Trial trial;
    private final Tally tally;
    private final CountDownLatch gathered;
    private final CompletableFuture<Ending> stopped = new CompletableFuture<>();
    private volatile boolean isOver;

    Writers(Trial trial, Tally tally) {
        this.trial = trial;
        this.tally = tally;
        this.gathered = new CountDownLatch(trial.load().writers());
    }

    /** Does all the work there is time for. */
    Ending write(Duration longest) throws InterruptedException, ExecutionException {
        int writers = trial.load().writers();
        ExecutorService threads = Executors.newFixedThreadPool(writers, new CustomizableThreadFactory("writer-"));
        try {
            CompletableFuture<?>[] work = Stream.generate(() -> CompletableFuture.runAsync(this::writeAlone, threads))
                    .limit(writers)
                    .toArray(CompletableFuture[]::new);
            return CompletableFuture.allOf(work)
                    .thenApply(nothing -> Ending.DONE)
                    .applyToEither(
                            stopped.completeOnTimeout(Ending.TIME_IS_UP, longest.toNanos(), TimeUnit.NANOSECONDS),
                            Function.identity())
                    .get();
        } finally {
            isOver = true;
            // ends waits between attempts; a call that is under way has timeouts of its own
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    void stop() {
        stopped.complete(Ending.STOPPED);
    }

    private void writeAlone() {
        gathered.countDown();
        try {
            gathered.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int update = 0; update < trial.load().updates() && !isOver; update++) {
            callOnce();
        }
    }

    private void callOnce() {
        try {
            trial.work().run();
            tally.addApplied();
        } catch (RuntimeException failure) {
            LOGGER.debug("{} failed", trial.scenario().name(), failure);
            tally.addFailed();
        }
    }
}
