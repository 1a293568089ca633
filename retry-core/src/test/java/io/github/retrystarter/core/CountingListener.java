// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts the events of one call, whichever threads they come from, and knows what has to be true of them. */
final class CountingListener implements RetryListener {

    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger begunWaits = new AtomicInteger();
    final AtomicInteger endedWaits = new AtomicInteger();
    final AtomicInteger ends = new AtomicInteger();
    private volatile int attempts;
    private volatile boolean succeeded;

    @Override
    public void onFailure(int attempt, Throwable failure) {
        failures.incrementAndGet();
    }

    @Override
    public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
        begunWaits.incrementAndGet();
    }

    @Override
    public void onBackoffEnd(RetryProfile profile, Duration waited) {
        endedWaits.incrementAndGet();
    }

    @Override
    public void onEnd(Outcome outcome, int all, @Nullable Throwable failure) {
        attempts = all;
        succeeded = failure == null;
        ends.incrementAndGet();
    }

    void assertBalanced() {
        assertThat(ends).as("ends").hasValue(1);
        assertThat(endedWaits).as("ended waits").hasValue(begunWaits.get());
        assertThat(attempts).as("attempts").isEqualTo(failures.get() + (succeeded ? 1 : 0));
    }
}
