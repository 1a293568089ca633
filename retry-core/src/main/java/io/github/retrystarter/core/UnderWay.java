package io.github.retrystarter.core;

import org.jspecify.annotations.Nullable;

/**
 * What a thread is in the middle of, once a call on it is past its first attempt. Set by calls that failed, read by all.
 *
 * @param context what the code of the innermost call sees
 * @param operation that is being retried, by the innermost call that is past its first attempt
 */
record UnderWay(RetryContext context, RetryOperation operation) {

    private static final ThreadLocal<UnderWay> HERE = new ThreadLocal<>();

    static @Nullable UnderWay onThisThread() {
        return HERE.get();
    }

    /** Runs the first attempt of a call, which does not see the context of the one that it is inside of. */
    static <T extends @Nullable Object, X extends Exception> T first(@Nullable UnderWay outer, Action<T, X> action)
            throws X {
        return outer == null ? action.call() : new UnderWay(RetryContext.FIRST, outer.operation).run(action);
    }

    /** Runs an attempt in the middle of this, and leaves the thread as it was. */
    <T extends @Nullable Object, X extends Exception> T run(Action<T, X> action) throws X {
        UnderWay outer = HERE.get();
        HERE.set(this);
        try {
            return action.call();
        } finally {
            if (outer == null) {
                HERE.remove();
            } else {
                HERE.set(outer);
            }
        }
    }
}
