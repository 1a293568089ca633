// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.List;
import java.util.Optional;

/**
 * A reason not to retry although a rule matched: retries are switched off, or would be in vain. Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RetryGuard {

    /** Refuses nothing. */
    RetryGuard NONE = failure -> Optional.empty();

    /** The outcome to end the call with, or empty to let it be retried. */
    Optional<Outcome> refusal(Exception failure);

    /** The first refusal of several guards, asked in order. */
    static RetryGuard firstOf(List<? extends RetryGuard> guards) {
        return failure -> guards.stream()
                .flatMap(guard -> guard.refusal(failure).stream())
                .findFirst();
    }
}
