// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/** Durations as in YAML, in the largest unit that is exact. */
final class DurationText {

    private DurationText() {}

    static String of(Duration duration) {
        ChronoUnit unit = Stream.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS)
                .filter(larger -> duration.toNanos() % larger.getDuration().toNanos() == 0)
                .findFirst()
                .orElse(ChronoUnit.NANOS);
        return DurationStyle.SIMPLE.print(duration, duration.isZero() ? ChronoUnit.MILLIS : unit);
    }

    static String of(Duration... durations) {
        return of(Arrays.asList(durations));
    }

    static String of(Collection<Duration> durations) {
        return durations.isEmpty()
                ? "nothing"
                : durations.stream().map(DurationText::of).collect(Collectors.joining(", "));
    }
}
