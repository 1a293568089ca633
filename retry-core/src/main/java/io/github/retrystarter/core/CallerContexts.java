package io.github.retrystarter.core;

/**
 * Takes down what the current thread carries along. Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallerContexts {

    /** Takes down nothing. */
    CallerContexts NONE = carriers -> CallerContext.NONE;

    /**
     * The context of the current thread.
     *
     * @param carriers contexts that are kept in an object and not in the thread, such as Reactor's; they win
     */
    CallerContext capture(Object... carriers);
}
