// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server that refused a call says about another attempt.
 *
 * @param allowsRetry whether it may be called again at all
 * @param delay how long to wait at least before that: never negative, and 2^63 - 1 ns at most
 * @since 0.1.0
 */
public record ServerHint(boolean allowsRetry, Duration delay) {

    /** It says nothing, or that there is no need to wait. */
    public static final ServerHint NONE = new ServerHint(true, Duration.ZERO);

    /** It asks not to be called again. */
    public static final ServerHint NO_RETRY = new ServerHint(false, Duration.ZERO);

    /**
     * Cuts a longer delay to what fits.
     *
     * @throws IllegalArgumentException if the delay is negative
     */
    public ServerHint {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative: " + delay);
        }
        delay = Nanos.saturated(delay);
    }

    /** The same, with a delay of no more than this. */
    ServerHint atMost(Duration most) {
        return delay.compareTo(most) > 0 ? new ServerHint(allowsRetry, most) : this;
    }

    /** The hint to wait at least that long; nothing if that is negative. */
    static Optional<ServerHint> atLeast(Duration delay) {
        return delay.isNegative() ? Optional.empty() : Optional.of(new ServerHint(true, delay));
    }
}
