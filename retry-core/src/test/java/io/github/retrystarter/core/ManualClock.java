package io.github.retrystarter.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits, and remembers every wait. */
final class ManualClock implements RetryClock {

    final List<Duration> waits = new ArrayList<>();
    private long now = 1_000;
    boolean closed;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (closed) {
            return false;
        }
        waits.add(duration);
        pass(duration);
        return true;
    }

    void pass(Duration duration) {
        now += duration.toNanos();
    }
}
