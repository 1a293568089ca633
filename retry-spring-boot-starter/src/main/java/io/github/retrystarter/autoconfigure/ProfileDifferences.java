// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.actuate.DurationText;
import io.github.retrystarter.core.RetryProfileChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a change has changed, setting by setting and as it is written in YAML. */
final class ProfileDifferences {

    static final Map<String, Function<ProfileProperties, @Nullable Object>> SETTINGS = new LinkedHashMap<>();

    static {
        SETTINGS.put("steps", ProfileProperties::steps);
        SETTINGS.put("duration", ProfileProperties::duration);
        SETTINGS.put("factor", ProfileProperties::factor);
        SETTINGS.put("jitter", ProfileProperties::jitter);
        SETTINGS.put("jitter-mode", ProfileProperties::jitterMode);
        SETTINGS.put("cap", ProfileProperties::cap);
        SETTINGS.put("timeout", ProfileProperties::timeout);
        SETTINGS.put("max-retry-after", ProfileProperties::maxRetryAfter);
        SETTINGS.put("includes", ProfileProperties::includes);
        SETTINGS.put("excludes", ProfileProperties::excludes);
        SETTINGS.put("budget", ProfileProperties::budget);
    }

    private ProfileDifferences() {}

    /** {@code steps 6 -> 1, cap 5s -> none}. */
    static String of(RetryProfileChanged change) {
        ProfileProperties before = ProfileProperties.of(change.before());
        ProfileProperties after = ProfileProperties.of(change.after());
        List<String> differences = new ArrayList<>();
        SETTINGS.forEach((name, setting) -> {
            if (!Objects.equals(setting.apply(before), setting.apply(after))) {
                differences.add(name + " " + text(setting.apply(before)) + " -> " + text(setting.apply(after)));
            }
        });
        return String.join(", ", differences);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Duration duration) {
            return DurationText.of(duration);
        }
        if (value instanceof Collection<?> types) {
            return types.stream()
                    .map(type -> ((Class<?>) type).getName())
                    .toList()
                    .toString();
        }
        if (value instanceof ProfileProperties.Budget budget) {
            return "{capacity: " + budget.capacity() + ", cost: " + budget.cost() + "}";
        }
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
