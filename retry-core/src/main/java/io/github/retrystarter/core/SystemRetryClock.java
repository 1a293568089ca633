package io.github.retrystarter.core;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The machine's clock. Every wait is one wait on a latch that {@link #close()} opens, so that a shutdown never hangs on a
 * long back-off. Thread-safe.
 *
 * @since 0.1.0
 */
public final class SystemRetryClock implements RetryClock, AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        return !closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends all waits under way, and every later one at once. May be called again. */
    @Override
    public void close() {
        closed.countDown();
    }
}
