package io.github.retrystarter.core;

import org.jspecify.annotations.Nullable;

/** Marks a thread while it runs a second or later attempt. Touched by calls that failed, read by all. */
final class UnderWay {

    private static final ThreadLocal<Boolean> MARK = new ThreadLocal<>();

    private UnderWay() {}

    static boolean onThisThread() {
        return MARK.get() != null;
    }

    /** Runs an attempt with the mark, and leaves the thread as it was. */
    static <T extends @Nullable Object, X extends Exception> T run(Action<T, X> action) throws X {
        if (onThisThread()) {
            return action.call();
        }
        MARK.set(Boolean.TRUE);
        try {
            return action.call();
        } finally {
            MARK.remove();
        }
    }
}
