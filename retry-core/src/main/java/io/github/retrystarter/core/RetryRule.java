// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which failures are retried, and by which profile. Thread-safe if its parts are.
 *
 * @param source gives the profile as it is now; asked when a call fails, so that a changed profile works at once
 * @param matcher whether this rule handles a failure, which is never an {@link Error} or {@link InterruptedException};
 *     what it throws reaches the caller, with the failure as suppressed
 * @since 0.1.0
 */
public record RetryRule(Supplier<RetryProfile> source, Predicate<? super Exception> matcher) {

    /** A rule for conflicts. */
    public static RetryRule onConflict(Supplier<RetryProfile> source, ConflictDetector conflicts) {
        return new RetryRule(source, conflicts::isConflict);
    }

    /**
     * A rule for errors.
     *
     * @param own laid over what the profile includes and excludes
     */
    public static RetryRule onError(Supplier<RetryProfile> source, FailureFilter own) {
        return new RetryRule(
                source, failure -> own.over(source.get().failures()).matches(failure));
    }

    /** The profile as it is now. */
    public RetryProfile profile() {
        return source.get();
    }

    /** Whether this rule handles the failure. */
    public boolean matches(Exception failure) {
        return matcher.test(failure);
    }
}
