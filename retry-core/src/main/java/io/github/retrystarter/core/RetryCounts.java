package io.github.retrystarter.core;

import java.util.Map;

/**
 * What has been counted of an operation since the start. Thread-safe.
 *
 * @since 0.1.0
 */
public interface RetryCounts {

    /** Where nobody counts. */
    RetryCounts NONE = new RetryCounts() {
        @Override
        public Map<Outcome, Long> calls(RetryOperation operation) {
            return Map.of();
        }

        @Override
        public Map<Outcome, Long> callsBy(String profile) {
            return Map.of();
        }

        @Override
        public long attempts(RetryOperation operation) {
            return 0;
        }
    };

    /** Calls from outside, by how they ended; outcomes that never happened are left out. */
    Map<Outcome, Long> calls(RetryOperation operation);

    /** Calls of all operations that have a rule with this profile, by how they ended. */
    Map<Outcome, Long> callsBy(String profile);

    /** Runs of the operation's body. */
    long attempts(RetryOperation operation);
}
