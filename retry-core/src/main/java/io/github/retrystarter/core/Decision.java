// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What follows a failed attempt.
 *
 * @since 0.1.0
 */
public sealed interface Decision {

    /**
     * The call has ended.
     *
     * @param rule that matched the failure, if one did
     * @param failure what the caller gets, unless a fallback answers
     */
    record GiveUp(Outcome outcome, @Nullable RetryRule rule, Throwable failure) implements Decision {

        /** The rule whose fallback answers; null if none does: no rule matched and ran out of ways to go on, or it has none. */
        public @Nullable RetryRule answeredBy(Fallback<?, ?> fallback) {
            return rule != null && outcome.gaveUp() && fallback.answers(rule) ? rule : null;
        }

        /** The fallback's answer, if there is one, or the failure. */
        <T extends @Nullable Object, X extends Exception> T answer(Fallback<? extends T, X> fallback) throws X {
            RetryRule answered = answeredBy(fallback);
            if (answered != null) {
                return fallback.recover(answered, (Exception) failure);
            }
            throw Rethrow.<X>asIs(failure);
        }
    }

    /**
     * The action is run again after a wait.
     *
     * @param nanos how long; kept as it is since a million calls may be waiting
     */
    record TryAgain(RetryRule rule, RetryProfile profile, Exception failure, long nanos) implements Decision {

        /** How long to wait. */
        public Duration delay() {
            return Duration.ofNanos(nanos);
        }
    }
}
