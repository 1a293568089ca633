// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A profile as it is written in YAML, nothing left out.
 *
 * @param changed whether it differs from what is configured
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProfileDescriptor(
        int steps,
        String duration,
        double factor,
        double jitter,
        String jitterMode,
        @Nullable String cap,
        @Nullable String timeout,
        String maxRetryAfter,
        List<String> includes,
        List<String> excludes,
        @Nullable Budget budget,
        boolean changed)
        implements OperationResponseBody {

    /**
     * A token bucket.
     *
     * @param capacity tokens when full
     * @param cost tokens that a retry takes
     */
    public record Budget(int capacity, int cost) {

        static @Nullable Budget of(@Nullable RetryBudget budget) {
            return budget == null ? null : new Budget(budget.capacity(), budget.cost());
        }
    }

    static ProfileDescriptor of(RetryProfile profile, boolean changed) {
        Backoff backoff = profile.backoff();
        return new ProfileDescriptor(
                backoff.steps(),
                DurationText.of(backoff.duration()),
                backoff.factor(),
                backoff.jitter(),
                backoff.jitterMode().name().toLowerCase(Locale.ROOT),
                textOrNull(backoff.cap()),
                textOrNull(profile.timeout()),
                DurationText.of(profile.maxRetryAfter()),
                names(profile.failures().includes()),
                names(profile.failures().excludes()),
                Budget.of(profile.budget()),
                changed);
    }

    private static @Nullable String textOrNull(@Nullable Duration duration) {
        return duration == null ? null : DurationText.of(duration);
    }

    private static List<String> names(List<? extends Class<?>> types) {
        return types.stream().<String>map(Class::getName).toList();
    }
}
