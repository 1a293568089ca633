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

        /** Whether a rule matched and ran out of ways to go on, so that its fallback answers. */
        public boolean isForFallback() {
            return rule != null && outcome.gaveUp();
        }

        /** The fallback's answer, if it is for it, or the failure. */
        <T extends @Nullable Object, X extends Exception> T answer(Fallback<? extends T, X> fallback) throws X {
            if (rule != null && isForFallback()) {
                return fallback.recover(rule, (Exception) failure);
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
