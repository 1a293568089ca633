// SPDX-License-Identifier: Apache-2.0
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
        public long callsBy(String profile) {
            return 0;
        }

        @Override
        public Map<Outcome, Long> givenUpBy(String profile) {
            return Map.of();
        }

        @Override
        public long attempts(RetryOperation operation) {
            return 0;
        }
    };

    /** Calls from outside, by how they ended; outcomes that never happened are left out. */
    Map<Outcome, Long> calls(RetryOperation operation);

    /** Calls of all operations that have a rule by this profile. */
    long callsBy(String profile);

    /** Calls that ended with a failure which a rule by this profile matched, by how they ended. */
    Map<Outcome, Long> givenUpBy(String profile);

    /** Runs of the operation's body. */
    long attempts(RetryOperation operation);
}
