package io.github.retrystarter.core;

/**
 * What the thread of a caller carries along (the entries of a log, a trace, a user), put back around what is done for that
 * caller on other threads. Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallerContext {

    /** Carries nothing. */
    CallerContext NONE = Runnable::run;

    /** Runs a task on this thread as if it were the caller's, and then leaves the thread as it was. */
    void run(Runnable task);
}
