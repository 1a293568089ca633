package io.github.retrystarter.core;

import java.time.Duration;

/**
 * The one seam for time: nothing else reads a clock or waits, so no test has to. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface RetryClock {

    /** Nanoseconds from an arbitrary origin that never go backwards, as {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Waits.
     *
     * @param duration how long; 0 only looks at the thread's interrupted flag
     * @return whether the whole time has passed; false if the wait was cut because the clock was closed
     * @throws InterruptedException if the thread is interrupted before or during the wait; its flag is then cleared
     */
    boolean sleep(Duration duration) throws InterruptedException;
}
