// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.Locale;

/**
 * How a call ended, seen from outside.
 *
 * @since 0.1.0
 */
public enum Outcome {

    /** The first attempt returned. */
    SUCCESS(false),
    /** A later attempt returned. */
    SUCCESS_AFTER_RETRY(false),
    /** It failed in a way that no rule matches: thrown at once. */
    NOT_RETRIABLE(false),
    /** The matching rule has no step left, or the server asks not to be called again. */
    EXHAUSTED(true),
    /** The next wait would have passed the profile's timeout. */
    TIMEOUT(true),
    /** The profile's budget has no token left. */
    BUDGET_EXHAUSTED(true),
    /** The thread was interrupted, the caller cancelled, or the application is shutting down. */
    INTERRUPTED(true),
    /** A conflict inside the caller's transaction, which a retry cannot mend. */
    IN_TRANSACTION(true),
    /** Retries are switched off. */
    DISABLED(false);

    private final boolean gaveUp;
    private final String label;

    Outcome(boolean gaveUp) {
        this.gaveUp = gaveUp;
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /** Whether a rule matched the failure and ran out of ways to go on: what a fallback is for. */
    public boolean gaveUp() {
        return gaveUp;
    }

    /** The name in meters and JSON: {@code success_after_retry}. */
    public String label() {
        return label;
    }
}
