// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.InvalidSettingException;
import io.github.retrystarter.core.JitterMode;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param maxRetryAfter Upper bound for how long a server may ask to be left alone, as with Retry-After; 0 ignores it.
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

    /** Nothing but holes. */
    static final ProfileProperties EMPTY =
            new ProfileProperties(null, null, null, null, null, null, null, null, null, null, null);

    /**
     * A token bucket; where one is written, it has 500 tokens and a cost of 5 unless it says otherwise.
     *
     * @param capacity Tokens when full.
     * @param cost Tokens that a retry takes. A success gives back those of its last retry, or 1.
     */
    record Budget(@Nullable Integer capacity, @Nullable Integer cost) {

        private static final int DEFAULT_CAPACITY = 500;
        private static final int DEFAULT_COST = 5;

        RetryBudget toBudget() {
            return new RetryBudget(capacity != null ? capacity : DEFAULT_CAPACITY, cost != null ? cost : DEFAULT_COST);
        }

        private Budget over(@Nullable Budget base) {
            return base == null
                    ? this
                    : new Budget(capacity != null ? capacity : base.capacity, cost != null ? cost : base.cost);
        }
    }

    /** The settings of a profile, without holes but for what it does not have. */
    static ProfileProperties of(RetryProfile profile) {
        Backoff backoff = profile.backoff();
        RetryBudget budget = profile.budget();
        return new ProfileProperties(
                backoff.steps(),
                backoff.duration(),
                backoff.factor(),
                backoff.jitter(),
                backoff.jitterMode(),
                backoff.cap(),
                profile.timeout(),
                profile.maxRetryAfter(),
                profile.failures().includes(),
                profile.failures().excludes(),
                budget == null ? null : new Budget(budget.capacity(), budget.cost()));
    }

    /**
     * The profile that these settings are, without holes.
     *
     * @throws InvalidSettingException if one of them is not valid
     */
    RetryProfile toProfile(String name) {
        return new RetryProfile(
                name,
                new Backoff(
                        Objects.requireNonNull(steps),
                        Objects.requireNonNull(duration),
                        Objects.requireNonNull(factor),
                        Objects.requireNonNull(jitter),
                        Objects.requireNonNull(jitterMode),
                        cap),
                timeout,
                Objects.requireNonNull(maxRetryAfter),
                new FailureFilter(Objects.requireNonNull(includes), Objects.requireNonNull(excludes)),
                budget == null ? null : budget.toBudget());
    }

    /** These settings but for one. */
    ProfileProperties without(String setting) {
        return new ProfileProperties(
                setting.equals("steps") ? null : steps,
                setting.equals("duration") ? null : duration,
                setting.equals("factor") ? null : factor,
                setting.equals("jitter") ? null : jitter,
                jitterMode,
                setting.equals("cap") ? null : cap,
                setting.equals("timeout") ? null : timeout,
                setting.equals("maxRetryAfter") ? null : maxRetryAfter,
                includes,
                setting.equals("excludes") ? null : excludes,
                setting.startsWith("budget") ? null : budget);
    }

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
                budget != null ? budget.over(base.budget) : base.budget);
    }
}
