// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import org.jspecify.annotations.Nullable;

/**
 * What answers the caller when a rule matched and gave up.
 *
 * @param <T> what it gives
 * @param <X> what it may throw
 * @since 0.1.0
 */
@FunctionalInterface
public interface Fallback<T extends @Nullable Object, X extends Exception> {

    /**
     * Answers in place of the failed call.
     *
     * @param rule that matched the failure
     * @param failure of the last attempt; throw it to have no fallback after all
     * @return what the caller gets
     * @throws X what reaches the caller as it is
     */
    T recover(RetryRule rule, Exception failure) throws X;

    /** Whether there is an answer where this rule gave up; by default there is. */
    default boolean answers(RetryRule rule) {
        return true;
    }

    /** None: the failure reaches the caller. */
    @SuppressWarnings("unchecked") // gives nothing, and throws what it gets
    static <T extends @Nullable Object, X extends Exception> Fallback<T, X> none() {
        return (Fallback<T, X>) NoFallback.INSTANCE;
    }
}
