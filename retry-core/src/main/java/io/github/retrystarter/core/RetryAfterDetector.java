// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.Optional;

/**
 * Says how long a server asks to wait before another attempt, for exceptions that cannot implement {@link RetryAfter} and
 * that {@link ServerHints} does not know, or reads in another way than it should.
 *
 * <p>It is called with the failure and then with each of its causes, outermost first, until there is a hint, so it looks at
 * the one it is given and walks nowhere. It goes before what the exception itself says. Implementations are thread-safe. An
 * exception thrown from here is logged, and nothing said.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RetryAfterDetector {

    /**
     * How long to wait at least, with the bounds of {@link RetryAfter#retryAfter()}; 0 if there is no need to, whatever is
     * said further in, and empty if this failure says nothing.
     */
    Optional<Duration> retryAfter(Throwable failure);
}
