// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Durations as they are written in YAML.
 *
 * @since 0.1.0
 */
public final class DurationText {

    private static final Map<String, ChronoUnit> LARGEST_FIRST = new LinkedHashMap<>();

    static {
        LARGEST_FIRST.put("d", ChronoUnit.DAYS);
        LARGEST_FIRST.put("h", ChronoUnit.HOURS);
        LARGEST_FIRST.put("m", ChronoUnit.MINUTES);
        LARGEST_FIRST.put("s", ChronoUnit.SECONDS);
        LARGEST_FIRST.put("ms", ChronoUnit.MILLIS);
        LARGEST_FIRST.put("us", ChronoUnit.MICROS);
    }

    private DurationText() {}

    /** In the largest unit that is exact: {@code 10ms}, {@code 1500ms}, {@code 30s}, {@code 0s}. */
    public static String of(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        long nanos = duration.toNanos();
        for (Map.Entry<String, ChronoUnit> unit : LARGEST_FIRST.entrySet()) {
            long size = unit.getValue().getDuration().toNanos();
            if (nanos % size == 0) {
                return nanos / size + unit.getKey();
            }
        }
        return nanos + "ns";
    }
}
