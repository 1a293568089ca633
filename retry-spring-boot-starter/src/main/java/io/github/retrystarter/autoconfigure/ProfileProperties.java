package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.JitterMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A profile with holes.
 *
 * @param steps Calls at most, the first included: 5 steps are at most 4 retries.
 * @param duration Wait before the first retry; 0 retries at once.
 * @param factor What a wait is multiplied by for the next one; 1 keeps it.
 * @param jitter Share of a wait that is added to it at random, in additive mode.
 * @param jitterMode How randomness changes a wait: additive never shortens it, full takes any share of it.
 * @param cap Upper bound of a wait, before its jitter.
 * @param timeout Bound of the whole call: a wait that would pass it is not begun. A running attempt is never cut.
 * @param maxRetryAfter Upper bound for a server's Retry-After; 0 ignores it.
 * @param includes Exception types to retry, by the failure or any of its causes; every exception, if empty. Of no account
 *     to conflicts.
 * @param excludes Exception types not to retry; they win over the included ones. Of no account to conflicts.
 * @param budget Bounds the retries of all calls together.
 */
record ProfileProperties(
        @Nullable Integer steps,
        @Nullable Duration duration,
        @Nullable Double factor,
        @Nullable Double jitter,
        @Nullable JitterMode jitterMode,
        @Nullable Duration cap,
        @Nullable Duration timeout,
        @Nullable Duration maxRetryAfter,
        @Nullable List<Class<? extends Throwable>> includes,
        @Nullable List<Class<? extends Throwable>> excludes,
        @Nullable Budget budget) {

    /**
     * A token bucket.
     *
     * @param capacity Tokens when full.
     * @param cost Tokens that a retry takes. A success gives back those of its last retry, or 1.
     */
    record Budget(
            @DefaultValue("500") int capacity,
            @DefaultValue("5") int cost) {}

    /** These settings, with the base's where they have holes. */
    ProfileProperties over(ProfileProperties base) {
        return new ProfileProperties(
                steps != null ? steps : base.steps,
                duration != null ? duration : base.duration,
                factor != null ? factor : base.factor,
                jitter != null ? jitter : base.jitter,
                jitterMode != null ? jitterMode : base.jitterMode,
                cap != null ? cap : base.cap,
                timeout != null ? timeout : base.timeout,
                maxRetryAfter != null ? maxRetryAfter : base.maxRetryAfter,
                includes != null ? includes : base.includes,
                excludes != null ? excludes : base.excludes,
                budget != null ? budget : base.budget);
    }
}
