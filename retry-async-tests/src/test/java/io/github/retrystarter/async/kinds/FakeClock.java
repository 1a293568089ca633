// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.github.retrystarter.core.RetryClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Time that passes only when somebody waits, and remembers every wait. Thread-safe. */
final class FakeClock implements RetryClock {

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private volatile CountDownLatch waiting = new CountDownLatch(1);
    private volatile @Nullable CountDownLatch stopped;
    private volatile @Nullable Thread busy;
    private volatile @Nullable Thread sleeper;

    void reset() {
        waits.clear();
        waiting = new CountDownLatch(1);
        stopped = null;
        busy = null;
        sleeper = null;
    }

    List<Duration> waits() {
        return waits;
    }

    /** From now on no wait ends by itself. */
    void stop() {
        busy = null;
        stopped = new CountDownLatch(1);
    }

    /** Until this thread has done what it does now: who blocks it with a wait on another thread does so for ever. */
    void standStillForOthers() {
        busy = Thread.currentThread();
        stopped = new CountDownLatch(1);
    }

    void goOn() {
        CountDownLatch gate = stopped;
        stopped = null;
        if (gate != null) {
            gate.countDown();
        }
    }

    /** Opens when somebody waits. */
    CountDownLatch waiting() {
        return waiting;
    }

    /** Who waited last. */
    @Nullable Thread sleeper() {
        return sleeper;
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        waits.add(duration);
        sleeper = Thread.currentThread();
        waiting.countDown();
        CountDownLatch gate = stopped;
        if (gate != null && sleeper != busy) {
            gate.await();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        now.addAndGet(duration.toNanos());
        return true;
    }
}
