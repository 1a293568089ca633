// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has become of a run's calls so far. Thread-safe.
 *
 * <p>The starter counts calls that are retried. To compare, {@code sample.calls} counts those of all runs.
 */
final class Tally {

    private final LongAdder applied = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Counter everApplied;
    private final Counter everFailed;

    Tally(MeterRegistry meters, boolean isRetried) {
        this.everApplied = counter(meters, isRetried, "applied");
        this.everFailed = counter(meters, isRetried, "failed");
    }

    void addApplied() {
        applied.increment();
        everApplied.increment();
    }

    void addFailed() {
        failed.increment();
        everFailed.increment();
    }

    /** Calls that returned. */
    long applied() {
        return applied.sum();
    }

    /** Calls that threw. */
    long failed() {
        return failed.sum();
    }

    private static Counter counter(MeterRegistry meters, boolean isRetried, String result) {
        return meters.counter("sample.calls", "retry", String.valueOf(isRetried), "result", result);
    }
}
