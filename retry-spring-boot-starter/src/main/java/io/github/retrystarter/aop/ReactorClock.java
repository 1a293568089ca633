// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.SystemRetryClock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Reactor's own time: waits end on its threads, and a test's virtual time moves them. Closed along with the machine's clock.
 * Thread-safe.
 */
final class ReactorClock implements RetryClock {

    private final SystemRetryClock machine;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ReactorClock(SystemRetryClock machine) {
        this.machine = machine;
    }

    /** Reactor's time in place of the machine's; any other clock is somebody's choice, and stays. */
    static RetryClock inPlaceOf(RetryClock clock) {
        if (!(clock instanceof SystemRetryClock machine)) {
            return clock;
        }
        ReactorClock reactor = new ReactorClock(machine);
        machine.onClose(reactor::close);
        return reactor;
    }

    @Override
    public long nanoTime() {
        return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        return machine.sleep(duration);
    }

    @Override
    public Future<?> sleepAsync(Duration duration, Consumer<Boolean> after) {
        Wait wait = new Wait(after);
        waits.add(wait);
        wait.scheduled = Schedulers.parallel().schedule(wait, duration.toNanos(), TimeUnit.NANOSECONDS);
        if (closed) {
            // too late perhaps for close() to end it
            wait.run();
        }
        return wait;
    }

    private void close() {
        closed = true;
        waits.forEach(Wait::run);
    }

    /** Ends once: by the scheduler, because the clock is closed, or cancelled. */
    private final class Wait extends FutureTask<@Nullable Void> {

        private volatile @Nullable Disposable scheduled;

        private Wait(Consumer<Boolean> after) {
            super(() -> after.accept(!closed), null);
        }

        @Override
        protected void done() {
            waits.remove(this);
            Disposable task = scheduled;
            if (task != null) {
                task.dispose();
            }
        }
    }
}
