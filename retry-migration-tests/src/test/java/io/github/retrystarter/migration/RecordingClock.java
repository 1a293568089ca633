// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import io.github.retrystarter.core.RetryClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody waits. Thread-safe. */
public final class RecordingClock implements RetryClock {

    public final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(duration);
        now.addAndGet(duration.toNanos());
        return true;
    }
}
