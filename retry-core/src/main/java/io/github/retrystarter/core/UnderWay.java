// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import org.jspecify.annotations.Nullable;

/**
 * What a thread is in the middle of, once a call on it is past its first attempt. Set by calls that failed, read by all.
 * Whoever continues an attempt on another thread may carry it over. Immutable.
 *
 * @param context what the code of the innermost call sees
 * @param operation that is being retried, by the innermost call that is past its first attempt
 * @since 0.1.0
 */
public record UnderWay(RetryContext context, RetryOperation operation) {

    private static final ThreadLocal<UnderWay> HERE = new ThreadLocal<>();

    /** What this thread is in the middle of; null if that is no retry. */
    public static @Nullable UnderWay onThisThread() {
        return HERE.get();
    }

    /** Puts this thread in the middle of something, until it is called again with what was there before. */
    public static void set(@Nullable UnderWay here) {
        if (here == null) {
            HERE.remove();
        } else {
            HERE.set(here);
        }
    }

    /** What the first attempt of a call is in the middle of: it does not see the context of the one it is inside of. */
    public static @Nullable UnderWay first(@Nullable UnderWay outer) {
        return outer == null ? null : new UnderWay(RetryContext.FIRST, outer.operation);
    }

    /** Runs an attempt in the middle of this, or of nothing new, and leaves the thread as it was. */
    public static <T extends @Nullable Object, X extends Exception> T run(@Nullable UnderWay here, Action<T, X> action)
            throws X {
        if (here == null) {
            return action.call();
        }
        UnderWay outer = HERE.get();
        HERE.set(here);
        try {
            return action.call();
        } finally {
            set(outer);
        }
    }
}
