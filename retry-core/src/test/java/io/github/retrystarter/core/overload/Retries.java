// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;

/**
 * How a process retries: by the back-off of the profile {@code default}.
 *
 * @param steps 1 for no retries
 * @param capacity 0 for no budget
 */
record Retries(int steps, int capacity, int cost) {

    static final Retries NONE = new Retries(1, 0, 0);
    static final Retries UNBOUNDED = budget(0, 0);

    static Retries budget(int capacity, int cost) {
        return new Retries(Backoff.DEFAULT_BACKOFF.steps(), capacity, cost);
    }

    /** A profile for one process, with tokens of its own. */
    RetryProfile profile() {
        return new RetryProfile(
                "default",
                Backoff.DEFAULT_BACKOFF.withSteps(steps),
                null,
                RetryProfile.DEFAULT_MAX_RETRY_AFTER,
                FailureFilter.ANY,
                isBounded() ? new RetryBudget(capacity, cost) : null);
    }

    boolean isBounded() {
        return capacity > 0;
    }

    /** Retries that a full budget pays for. */
    int paidFor() {
        return capacity / cost;
    }

    /** Seconds until a full budget is empty, of a process all of whose attempts fail. */
    double lasting(int callsPerSecond) {
        return (double) paidFor() / (steps - 1) / callsPerSecond;
    }

    @Override
    public String toString() {
        if (steps == 1) {
            return "no retries";
        }
        return isBounded() ? capacity + "/" + cost : "no budget";
    }
}
