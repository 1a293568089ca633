// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.InvalidSettingException.require;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A back-off with a name and everything else that steers a retry. Immutable but for the budget, which all calls share.
 *
 * @param name what annotations and meters call it
 * @param backoff how often and how far apart
 * @param timeout bound of the whole call, waits included: a wait that would pass it is not begun; null for none
 * @param maxRetryAfter upper bound for how long a server may ask to be left alone; 0 ignores what it asks, see
 *     {@link ServerHints}
 * @param failures which failures an error rule retries if its annotation does not say
 * @param budget bounds the retries of all calls together; null for none
 * @since 0.1.0
 */
public record RetryProfile(
        String name,
        Backoff backoff,
        @Nullable Duration timeout,
        Duration maxRetryAfter,
        FailureFilter failures,
        @Nullable RetryBudget budget) {

    /** Upper bound for a server's Retry-After, unless the profile says otherwise. */
    public static final Duration DEFAULT_MAX_RETRY_AFTER = Duration.ofSeconds(30);

    /**
     * Checks every component.
     *
     * @throws InvalidSettingException if maxRetryAfter is negative, the timeout is not positive, does not fit 2^63 - 1 ns or
     *     is shorter than what the first wait is at least, or the excludes leave nothing of the includes
     */
    public RetryProfile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(failures, "failures");
        Nanos.require("maxRetryAfter", maxRetryAfter);
        if (timeout != null) {
            Nanos.require("timeout", timeout);
            require(!timeout.isZero(), "timeout", "must be longer than 0", timeout);
            Duration first = backoff.shortestFirstWait();
            require(
                    timeout.compareTo(first) >= 0,
                    "timeout",
                    "must not be shorter than the first wait, which is at least " + first,
                    timeout);
        }
        require(
                !failures.isVoid(),
                "excludes",
                "must leave something of what is included",
                failures.excludes().stream().map(Class::getName).toList());
    }

    /** The same with this budget, tokens and all, if that has the capacity and cost of its own. */
    RetryProfile sharing(@Nullable RetryBudget other) {
        return budget == null || other == null || !budget.isLike(other)
                ? this
                : new RetryProfile(name, backoff, timeout, maxRetryAfter, failures, other);
    }

    /** A profile without timeout and budget, for every exception. */
    public RetryProfile(String name, Backoff backoff) {
        this(name, backoff, null, DEFAULT_MAX_RETRY_AFTER, FailureFilter.ANY, null);
    }
}
