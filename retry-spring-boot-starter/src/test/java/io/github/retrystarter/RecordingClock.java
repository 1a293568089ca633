// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter;

import io.github.retrystarter.core.RetryClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody waits, and remembers every wait. Thread-safe. */
public final class RecordingClock implements RetryClock {

    public final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private volatile Runnable during = () -> {};

    @Override
    public long nanoTime() {
        return now.get();
    }

    /** Runs in the middle of every wait from now on. */
    public void onSleep(Runnable action) {
        during = action;
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        during.run();
        waits.add(duration);
        now.addAndGet(duration.toNanos());
        return true;
    }
}
