// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Time that passes only when somebody waits, and remembers every wait. Waits without a thread end when the test says so, the
 * oldest first.
 */
final class ManualClock implements RetryClock {

    final List<Duration> waits = new ArrayList<>();
    /** The waits without a thread that have not ended; a cancelled one is done. */
    final Queue<CompletableFuture<Boolean>> pending = new ArrayDeque<>();

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

    @Override
    public Future<?> sleepAsync(Duration duration, Consumer<Boolean> after) {
        CompletableFuture<Boolean> wait = new CompletableFuture<>();
        wait.thenAccept(after);
        if (closed) {
            wait.complete(false);
            return wait;
        }
        waits.add(duration);
        pending.add(wait);
        return wait;
    }

    void pass(Duration duration) {
        now += duration.toNanos();
    }

    /** Lets the wait that is under way pass. */
    void wake() {
        pass(waits.get(waits.size() - pending.size()));
        pending.remove().complete(true);
    }

    void close() {
        closed = true;
        pending.forEach(wait -> wait.complete(false));
        pending.clear();
    }
}
