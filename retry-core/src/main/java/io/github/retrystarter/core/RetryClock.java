// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * The one seam for time: nothing else reads a clock or waits, so no test has to. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface RetryClock {

    /** Nanoseconds from an arbitrary origin that never go backwards, as {@link System#nanoTime()}. */
    long nanoTime();

    /** The time of day, by which dates that servers send are read, and nothing else, as it may jump. */
    default Instant now() {
        return Instant.now();
    }

    /**
     * Waits.
     *
     * @param duration how long; 0 only looks at the thread's interrupted flag
     * @return whether the whole time has passed; false if the wait was cut because the clock was closed
     * @throws InterruptedException if the thread is interrupted before or during the wait; its flag is then cleared
     */
    boolean sleep(Duration duration) throws InterruptedException;

    /**
     * Waits for a caller that does not. By default in a thread of its own that sleeps, which does for a clock that never
     * really waits.
     *
     * @param duration how long
     * @param after told whether the whole time has passed; false if the wait was cut because the clock was closed. It is quick
     * @return the wait: cancelled, it is of no account whether {@code after} is still told
     */
    default Future<?> sleepAsync(Duration duration, Consumer<Boolean> after) {
        FutureTask<Void> wait =
                new FutureTask<>(() -> {
                    boolean whole = false;
                    try {
                        whole = sleep(duration);
                    } finally {
                        after.accept(whole);
                    }
                    return null;
                }) {
                    @Override
                    public boolean cancel(boolean mayInterruptIfRunning) {
                        // it is running all the time
                        return super.cancel(true);
                    }
                };
        Thread sleeper = new Thread(null, wait, "retry-wait", 0, false);
        sleeper.setDaemon(true);
        sleeper.start();
        return wait;
    }
}
