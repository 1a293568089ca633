package io.github.retrystarter.sample.load;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The threads of one trial. They begin together. */
final class Writers {

    private static final Logger LOGGER = LoggerFactory.getLogger(Writers.class);

    private final Trial trial;
    private final CountDownLatch gathered;

    Writers(Trial trial) {
        this.trial = trial;
        this.gathered = new CountDownLatch(trial.load().writers());
    }

    /** Does all the work, and says how many calls returned. */
    int write() throws InterruptedException, ExecutionException {
        int writers = trial.load().writers();
        ExecutorService threads = Executors.newFixedThreadPool(writers, new CustomizableThreadFactory("writer-"));
        try {
            Callable<Integer> writer = this::writeAlone;
            int applied = 0;
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(writers, writer))) {
                applied += done.get();
            }
            return applied;
        } finally {
            threads.shutdownNow();
        }
    }

    private int writeAlone() throws InterruptedException {
        gathered.countDown();
        gathered.await();
        int applied = 0;
        for (int update = 0; update < trial.load().updates(); update++) {
            if (isApplied()) {
                applied++;
            }
        }
        return applied;
    }

    private boolean isApplied() {
        try {
            trial.work();
            return true;
        } catch (RuntimeException failure) {
            LOGGER.debug("{} failed", trial, failure);
            return false;
        }
    }
}
