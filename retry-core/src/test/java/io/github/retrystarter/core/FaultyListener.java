// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Does the same at every event. */
record FaultyListener(Runnable fault) implements RetryListener {

    @Override
    public void onNested(RetryOperation outer) {
        fault.run();
    }

    @Override
    public void onMultiplied(RetryOperation outer) {
        fault.run();
    }

    @Override
    public void onFailure(int attempt, Throwable failure) {
        fault.run();
    }

    @Override
    public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
        fault.run();
    }

    @Override
    public void onBackoffEnd(RetryProfile profile, Duration waited) {
        fault.run();
    }

    @Override
    public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
        fault.run();
    }
}
