// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.InvalidSettingException.require;

import java.time.Duration;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often an action is called and how long to wait in between. Immutable; the arithmetic is that of
 * {@code wait.Backoff} in Kubernetes apimachinery, step by step in whole nanoseconds, with one difference: at the cap the
 * waits stay there and the calls go on.
 *
 * @param steps calls at most, the first included: 5 steps are at most 4 retries; at least 1
 * @param duration wait before the first retry; 0 retries at once
 * @param factor what a wait is multiplied by for the next one; 1 keeps it, and so does 0
 * @param jitter share of a wait that is added to it at random, in additive mode; 0 adds nothing
 * @param jitterMode how randomness changes a wait
 * @param cap upper bound of a wait before its jitter, at least the duration; null for none
 * @since 0.1.0
 */
public record Backoff(
        int steps,
        Duration duration,
        double factor,
        double jitter,
        JitterMode jitterMode,
        @Nullable Duration cap) {

    /** client-go's choice where several writers change one resource: 5 calls, 10 ms apart. */
    public static final Backoff DEFAULT_RETRY = new Backoff(5, Duration.ofMillis(10), 1.0, 0.1);

    /** client-go's choice where the other side needs time: 4 calls, after 10, 50 and 250 ms. */
    public static final Backoff DEFAULT_BACKOFF = new Backoff(4, Duration.ofMillis(10), 5.0, 0.1);

    /**
     * Checks every component.
     *
     * @throws InvalidSettingException if steps are below 1, a duration is negative or does not fit 2^63 - 1 ns, factor or
     *     jitter is negative, infinite or not a number, or the cap is shorter than the duration
     */
    public Backoff {
        Objects.requireNonNull(jitterMode, "jitterMode");
        require(steps >= 1, "steps", "must be at least 1 (the first call counts)", steps);
        Nanos.require("duration", duration);
        require(Double.isFinite(factor) && factor >= 0, "factor", "must be a number, 0 or more", factor);
        require(Double.isFinite(jitter) && jitter >= 0, "jitter", "must be a number, 0 or more", jitter);
        if (cap != null) {
            Nanos.require("cap", cap);
            require(cap.compareTo(duration) >= 0, "cap", "must not be shorter than the duration " + duration, cap);
        }
    }

    /** A back-off with additive jitter and no cap: client-go's four fields. */
    public Backoff(int steps, Duration duration, double factor, double jitter) {
        this(steps, duration, factor, jitter, JitterMode.ADDITIVE, null);
    }

    /**
     * The {@code steps - 1} waits of one call, in nanoseconds. Never negative; what would overflow is the cap or
     * {@link Long#MAX_VALUE}.
     *
     * @param random asked once for each wait that has jitter
     * @return a fresh iterator, not thread-safe
     */
    public PrimitiveIterator.OfLong delayNanos(RandomGenerator random) {
        return new Delays(this, random);
    }

    /** What a call waits at least before it is retried: nothing if it never is, or if full jitter may leave nothing. */
    Duration shortestFirstWait() {
        return steps > 1 && jitterMode == JitterMode.ADDITIVE ? duration : Duration.ZERO;
    }

    public Backoff withSteps(int value) {
        return new Backoff(value, duration, factor, jitter, jitterMode, cap);
    }

    public Backoff withDuration(Duration value) {
        return new Backoff(steps, value, factor, jitter, jitterMode, cap);
    }

    public Backoff withFactor(double value) {
        return new Backoff(steps, duration, value, jitter, jitterMode, cap);
    }

    public Backoff withJitter(double value) {
        return new Backoff(steps, duration, factor, value, jitterMode, cap);
    }

    public Backoff withJitterMode(JitterMode value) {
        return new Backoff(steps, duration, factor, jitter, value, cap);
    }

    public Backoff withCap(@Nullable Duration value) {
        return new Backoff(steps, duration, factor, jitter, jitterMode, value);
    }
}
