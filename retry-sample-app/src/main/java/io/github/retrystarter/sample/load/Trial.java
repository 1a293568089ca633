// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import io.github.retrystarter.core.ProfileRetry;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario.
 *
 * @param profile by which it is retried; null without retry
 * @param work one piece of it
 */
public record Trial(Scenario scenario, Load load, @Nullable String profile, Runnable work) {

    public static Trial once(Scenario scenario, Load load) {
        return new Trial(scenario, load, null, scenario::runOnce);
    }

    /** Retried as annotated. */
    public static Trial retried(Scenario scenario, Load load) {
        return new Trial(scenario, load, scenario.profile(), scenario::runRetried);
    }

    /** Retried by another profile than the annotation names. */
    public static Trial retried(Scenario scenario, Load load, String profile, ProfileRetry retry) {
        return new Trial(scenario, load, profile, () -> scenario.runRetried(retry));
    }

    public boolean isRetried() {
        return profile != null;
    }
}
