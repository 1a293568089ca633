// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.Optional;

/**
 * Implemented by an exception that knows how long its server asks to wait before another attempt.
 *
 * <p>The hint is a lower bound of the wait: the longer of it and the back-off counts. A profile's
 * {@linkplain RetryProfile#maxRetryAfter() max-retry-after} bounds the hint, and 0 there ignores it. A negative one is
 * ignored; one of more than 292 years is one of 292 years. It counts as well where the exception is only the cause of the
 * failure, unless an exception further out gives a hint of its own.
 *
 * @see RetryAfterDetector
 * @since 0.1.0
 */
public interface RetryAfter {

    /**
     * How long the server said to wait; 0 if it said that there is no need to, and empty if it said nothing. An exception
     * thrown from here is logged, and nothing said.
     */
    Optional<Duration> retryAfter();
}
