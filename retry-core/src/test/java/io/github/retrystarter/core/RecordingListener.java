// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down every event as one line. */
final class RecordingListener implements RetryListener {

    final List<String> events = new ArrayList<>();

    @Override
    public void onNested(RetryOperation outer) {
        events.add("nested in " + outer);
    }

    @Override
    public void onMultiplied(RetryOperation outer) {
        events.add("multiplied in " + outer);
    }

    @Override
    public void onFailure(int attempt, Throwable failure) {
        events.add("failure " + attempt + " " + failure.getMessage());
    }

    @Override
    public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
        events.add("backoff " + profile.name() + " " + attempt + " " + wait.toMillis() + "ms");
    }

    @Override
    public void onBackoffEnd(RetryProfile profile, Duration waited) {
        events.add("waited " + profile.name() + " " + waited.toMillis() + "ms");
    }

    @Override
    public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
        events.add("end " + attempts + " " + outcome.label() + (failure == null ? "" : " " + failure.getMessage()));
    }
}
