// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryProfile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes down what happens to one operation. */
record TimelineListener(Timeline timeline, Object operation) implements RetryListener {

    @Override
    public void onFailure(int attempt, Throwable failure) {
        timeline.add(operation, new Event.Failed(attempt, failure));
    }

    @Override
    public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
        timeline.add(operation, new Event.Waited(profile.name(), wait));
    }

    @Override
    public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
        timeline.add(operation, new Event.Ended(outcome, attempts));
    }
}
