// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.actuate.ProfileHealth;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code management.health.retry.*} says.
 *
 * @param enabled Whether profiles of which too many calls fail make the application's health DOWN.
 * @param failingShare Share of failed calls, from 0 to 1, above which a profile counts as failing.
 * @param minimumCalls Calls within the window below which a profile never counts as failing.
 * @param window How far back calls count.
 */
@ConfigurationProperties("management.health.retry")
record RetryHealthProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("0.5") double failingShare,
        @DefaultValue("10") int minimumCalls,
        @DefaultValue("1m") Duration window) {

    RetryHealthProperties {
        require(failingShare >= 0 && failingShare <= 1, "failing-share must be from 0 to 1: " + failingShare);
        require(minimumCalls >= 1, "minimum-calls must be at least 1: " + minimumCalls);
        require(!window.isNegative() && !window.isZero(), "window must be longer than 0: " + window);
    }

    ProfileHealth.Limits limits() {
        return new ProfileHealth.Limits(failingShare, minimumCalls, window);
    }

    private static void require(boolean isValid, String message) {
        if (!isValid) {
            throw new IllegalArgumentException("management.health.retry." + message);
        }
    }
}
