// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The machine's clock. {@link #close()} ends all waits, so that a shutdown never hangs on a long back-off. A wait costs the
 * same however many there are: threads, virtual ones too, park one by one, and all others share one daemon thread, which is
 * there while there is something to wait for. Thread-safe.
 *
 * @since 0.1.0
 */
public final class SystemRetryClock implements RetryClock, AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(5);

    // not one latch for all: each wait that times out would walk the queue of all the others
    private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, SystemRetryClock::daemon);
    private final List<Runnable> onClose = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public SystemRetryClock() {
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setKeepAliveTime(IDLE.toNanos(), TimeUnit.NANOSECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public boolean sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long end = nanoTime() + duration.toNanos();
        Thread sleeper = Thread.currentThread();
        sleepers.add(sleeper);
        try {
            long left = duration.toNanos();
            while (left > 0 && !closed) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                left = end - nanoTime();
            }
        } finally {
            sleepers.remove(sleeper);
        }
        return !closed;
    }

    @Override
    public Future<?> sleepAsync(Duration duration, Consumer<Boolean> after) {
        Wait wait = new Wait(after);
        Future<?> scheduled = timer.schedule(wait, duration.toNanos(), TimeUnit.NANOSECONDS);
        if (closed) {
            // too late perhaps for close() to end it
            wait.call();
        }
        return scheduled;
    }

    /** Ends all waits under way, and every later one at once. May be called again. */
    @Override
    public void close() {
        closed = true;
        sleepers.forEach(LockSupport::unpark);
        for (Runnable wait : timer.getQueue().toArray(Runnable[]::new)) {
            wait.run();
        }
        // not shutdownNow, which drops a wait that the timer has taken from its queue, and has not begun to end
        timer.shutdown();
        onClose.forEach(Runnable::run);
    }

    /** Has something else closed along with this clock: when that is closed, or now if it is. May be told twice. */
    public void onClose(Runnable close) {
        onClose.add(close);
        if (closed) {
            close.run();
        }
    }

    private static Thread daemon(Runnable work) {
        // inherits nothing of the caller who happens to be the first
        Thread thread = new Thread(null, work, "retry-timer", 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends once: by the timer, or because the clock is closed. */
    private final class Wait extends AtomicBoolean implements Callable<@Nullable Void> {

        private static final long serialVersionUID = 1L;

        private final transient Consumer<Boolean> after;

        private Wait(Consumer<Boolean> after) {
            this.after = after;
        }

        @Override
        public @Nullable Void call() {
            if (compareAndSet(false, true)) {
                after.accept(!closed);
            }
            return null;
        }
    }
}
