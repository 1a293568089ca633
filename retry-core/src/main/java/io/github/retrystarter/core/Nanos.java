// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.Objects;

/** Durations as the whole nanoseconds that the arithmetic runs in. */
final class Nanos {

    private static final Duration MAX = Duration.ofNanos(Long.MAX_VALUE);

    private Nanos() {}

    /** Rejects what is negative or does not fit a long, about 292 years. */
    static void require(String setting, Duration value) {
        Objects.requireNonNull(value, setting);
        InvalidSettingException.require(!value.isNegative(), setting, "must not be negative", value);
        InvalidSettingException.require(value.compareTo(MAX) <= 0, setting, "must not be longer than " + MAX, value);
    }

    /** The duration, or the longest that fits. */
    static Duration saturated(Duration value) {
        return value.compareTo(MAX) > 0 ? MAX : value;
    }

    /** What has passed since then: nothing, if the clock was set back meanwhile. */
    static long since(long then, RetryClock clock) {
        return Math.max(0, clock.nanoTime() - then);
    }

    /** {@code current + extra}, or the largest long. */
    static long plus(long current, long extra) {
        long sum = current + extra;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
