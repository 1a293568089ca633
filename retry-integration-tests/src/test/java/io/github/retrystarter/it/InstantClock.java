// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it;

import io.github.retrystarter.core.RetryClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only by being waited for, which takes none. */
public final class InstantClock implements RetryClock {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public boolean sleep(Duration duration) {
        now.addAndGet(duration.toNanos());
        return true;
    }
}
