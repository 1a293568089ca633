// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param profile by which it was retried; null without retry
 * @param applied calls that returned
 * @param failed calls that threw, but for those that were cut off at the end
 * @param attempts runs of the method's body
 * @param lost calls that returned and left no trace with the other side; below 0 if a call that was cut off left one, or the API has answered somebody else
 * @param end why it was over: done, stopped, or time is up
 */
public record Result(
        String scenario,
        boolean retry,
        @Nullable String profile,
        int writers,
        int updates,
        long applied,
        long failed,
        long attempts,
        long lost,
        Duration time,
        String end) {}
