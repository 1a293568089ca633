// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.event;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryOperation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a call has come to whose first attempt failed, as an application event:
 *
 * <pre>{@code
 * @EventListener
 * void gaveUp(RetryEvent.Ended end) { ... }
 * }</pre>
 *
 * <p>A listener runs in the thread of the call, which waits for it; what it throws is logged and harms no call. Calls that
 * succeed at once are not told of, and nothing is made or published unless somebody listens for these very events when the
 * application has started. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface RetryEvent {

    /** What is retried. */
    RetryOperation operation();

    /**
     * An attempt failed, and another one follows after a wait.
     *
     * @param operation what is retried
     * @param profile name of the profile whose rule matched
     * @param attempt that failed; the first is number 1
     * @param failure what the attempt threw
     * @param delay how long the wait is to be
     */
    record Retrying(RetryOperation operation, String profile, int attempt, Exception failure, Duration delay)
            implements RetryEvent {}

    /**
     * The call has ended.
     *
     * @param operation what was called
     * @param outcome any but {@link Outcome#SUCCESS}
     * @param attempts how often the action was run
     * @param failure what the caller (or the fallback) gets; null after a success
     */
    record Ended(
            RetryOperation operation,
            Outcome outcome,
            int attempts,
            @Nullable Throwable failure) implements RetryEvent {}
}
