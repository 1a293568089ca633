package io.github.retrystarter.sample.load;

import java.time.Duration;

/**
 * What came of a run.
 *
 * @param applied calls that returned
 * @param failed calls that threw
 * @param attempts runs of the method's body
 * @param lost calls that returned and left no trace with the other side
 */
public record Result(
        String scenario,
        boolean retry,
        int writers,
        int updates,
        long applied,
        long failed,
        long attempts,
        long lost,
        Duration time) {}
