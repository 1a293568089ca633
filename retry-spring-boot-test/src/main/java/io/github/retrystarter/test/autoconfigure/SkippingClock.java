// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import io.github.retrystarter.core.RetryClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that stands still, and goes on by each wait at once. Waits that begin together end together, as real ones do.
 * Thread-safe.
 */
final class SkippingClock implements RetryClock {

    private final AtomicLong skipped = new AtomicLong();

    @Override
    public long nanoTime() {
        return skipped.get();
    }

    /** Goes by itself, and on by what was waited, so that a date that was waited for has come. */
    @Override
    public Instant now() {
        return RetryClock.super.now().plusNanos(skipped.get());
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long end = skipped.get() + duration.toNanos();
        // others may have got further meanwhile; the end of all time is 292 years from here
        skipped.accumulateAndGet(end < 0 ? Long.MAX_VALUE : end, Math::max);
        return true;
    }
}
