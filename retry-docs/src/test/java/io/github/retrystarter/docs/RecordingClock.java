// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs;

import io.github.retrystarter.core.RetryClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody waits, and remembers every wait. Thread-safe. */
public final class RecordingClock implements RetryClock {

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();

    public List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** Lets time pass, as if an attempt took it. */
    public void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public boolean sleep(Duration duration) {
        waits.add(duration);
        advance(duration);
        return true;
    }
}
