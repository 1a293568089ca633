// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.waiting;

import io.github.retrystarter.core.RetryClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All sleepers on one latch, as it once was: each that wakes up walks the queue of those that still sleep. */
final class LatchClock implements RetryClock {

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        return !closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
