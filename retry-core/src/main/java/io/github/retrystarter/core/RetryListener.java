// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears of everything that happens in the calls of one operation. What it throws is logged and harms no call.
 * Implementations are thread-safe and quick: they run in the caller's thread, or in the one where an attempt ended that no
 * thread waits for, with the caller's context.
 *
 * @since 0.1.0
 */
public interface RetryListener {

    /** Hears nothing. */
    RetryListener NONE = new RetryListener() {};

    /** A call began while a retry further out was under way, of this operation. */
    default void onNested(RetryOperation outer) {}

    /** A call that began in the middle of a retry of this operation is going to be attempted again: attempts multiply. */
    default void onMultiplied(RetryOperation outer) {}

    /** An attempt threw, an {@link Error} included. The first attempt is number 1. */
    default void onFailure(int attempt, Throwable failure) {}

    /** The call is about to wait, and then to be attempted again. */
    default void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {}

    /** A wait ended, cut short or not, after this time. */
    default void onBackoffEnd(RetryProfile profile, Duration waited) {}

    /** A rule matched the last failure, and the call is about to end with that. */
    default void onGiveUp(RetryRule rule, Outcome outcome) {}

    /**
     * A call ended.
     *
     * @param attempts how often the action was run
     * @param failure what the caller (or the fallback) gets; null after a success, a {@link
     *     java.util.concurrent.CancellationException} if the caller wanted no result any more
     */
    default void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {}
}
