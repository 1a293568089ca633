// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

    /** Runs a task that may be run twice, without all this if it cannot be put back. */
    default void runAnyway(Runnable task) {
        try {
            run(task);
        } catch (Throwable broken) {
            task.run();
        }
    }

    /** Runs a task that gives something. */
    default <T> T get(Supplier<T> task) {
        List<T> result = new ArrayList<>(1);
        run(() -> result.add(task.get()));
        return result.get(0);
    }
}
