package io.github.retrystarter.core;

/** Marks the threads on which a retry is under way. Touched by calls that failed, read by all. */
final class UnderWay {

    private static final ThreadLocal<Boolean> MARK = new ThreadLocal<>();

    private UnderWay() {}

    static boolean onThisThread() {
        return MARK.get() != null;
    }

    /** Marks this thread, unless a call further out has. The caller ends what it began. */
    static void begin() {
        MARK.set(Boolean.TRUE);
    }

    static void end() {
        MARK.remove();
    }
}
