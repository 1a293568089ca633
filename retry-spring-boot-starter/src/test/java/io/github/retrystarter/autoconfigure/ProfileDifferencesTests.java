// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.JitterMode;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfileChanged;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileDifferencesTests {

    private static final RetryProfile PLAIN = new RetryProfile("p", Backoff.DEFAULT_BACKOFF);

    @Test
    void everySettingIsToldOf() {
        RetryProfile other = new RetryProfile(
                "p",
                new Backoff(9, Duration.ofMillis(1500), 2, 0.5, JitterMode.FULL, Duration.ofMinutes(1)),
                Duration.ofHours(1),
                Duration.ZERO,
                new FailureFilter(List.of(IOException.class), List.of(IllegalStateException.class)),
                new RetryBudget(7, 2));
        assertThat(ProfileDifferences.of(new RetryProfileChanged(PLAIN, other)))
                .isEqualTo("steps 4 -> 9, duration 10ms -> 1500ms, factor 5.0 -> 2.0, jitter 0.1 -> 0.5,"
                        + " jitter-mode additive -> full, cap none -> 1m, timeout none -> 1h, max-retry-after 30s -> 0s,"
                        + " includes [] -> [java.io.IOException], excludes [] -> [java.lang.IllegalStateException],"
                        + " budget none -> {capacity: 7, cost: 2}");
    }

    @Test
    void noSettingIsMissing() {
        assertThat(ProfileDifferences.of(new RetryProfileChanged(PLAIN, PLAIN))).isEmpty();
        assertThat(ProfileDifferences.SETTINGS).hasSameSizeAs(ProfileProperties.class.getRecordComponents());
    }
}
