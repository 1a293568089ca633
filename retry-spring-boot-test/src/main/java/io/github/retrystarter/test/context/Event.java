// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.core.Outcome;
import java.time.Duration;

/** Something that happened in a call. */
sealed interface Event {

    /** An attempt failed. */
    record Failed(int attempt, Throwable failure) implements Event {

        @Override
        public String toString() {
            return "attempt " + attempt + " failed: " + failure;
        }
    }

    /** A wait began, before another attempt. */
    record Waited(String profile, Duration duration) implements Event {

        @Override
        public String toString() {
            return "waited " + DurationText.of(duration) + " (profile " + profile + ")";
        }
    }

    /** A call ended. */
    record Ended(Outcome outcome, int attempts) implements Event {

        /** Whether its last attempt succeeded, which nothing else tells. */
        boolean isSuccess() {
            return isSuccess(outcome);
        }

        static boolean isSuccess(Outcome outcome) {
            return outcome == Outcome.SUCCESS || outcome == Outcome.SUCCESS_AFTER_RETRY;
        }

        @Override
        public String toString() {
            return (isSuccess() ? "attempt " + attempts + " succeeded" : "gave up") + ": " + outcome;
        }
    }
}
