// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param profile by which it is retried; null without retry
 * @param calls to be made
 * @param applied calls that have returned
 * @param failed calls that have thrown
 * @param millis since it has begun
 */
public record Progress(
        String scenario,
        @Nullable String profile,
        int writers,
        int updates,
        int calls,
        long applied,
        long failed,
        long millis) {}
