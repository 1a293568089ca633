// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import org.jspecify.annotations.Nullable;

/**
 * What is run, and run again. Generic in its exception, so that a caller catches what the action throws and nothing else.
 *
 * @param <T> what a call gives
 * @param <X> what a call may throw
 * @since 0.1.0
 */
@FunctionalInterface
public interface Action<T extends @Nullable Object, X extends Exception> {

    /**
     * Runs one attempt. It may run several times, so it reads afresh what it changes, and is safe to repeat.
     *
     * @return what the caller gets
     * @throws X what failed
     */
    T call() throws X;
}
