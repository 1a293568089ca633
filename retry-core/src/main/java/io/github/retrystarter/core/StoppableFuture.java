// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future for which something is under way. Whoever cancels it, or completes it from outside as a timeout does, has that
 * cancelled too.
 */
abstract class StoppableFuture<T extends @Nullable Object> extends CompletableFuture<T> {

    private static final Logger LOGGER = System.getLogger(StoppableFuture.class.getName());

    @SuppressWarnings("rawtypes") // there is no class of StoppableFuture<?>
    private static final AtomicReferenceFieldUpdater<StoppableFuture, @Nullable Object> UNDER_WAY =
            AtomicReferenceFieldUpdater.newUpdater(StoppableFuture.class, Object.class, "underWay");

    /** What there is to cancel: a result to come, or a wait. */
    private volatile @Nullable Object underWay;

    /** Told once it is done, perhaps more often: by itself or by somebody else. */
    abstract void done();

    final void begin(CompletionStage<?> result) {
        underWay = result;
        if (isDone()) {
            stop(true);
        }
    }

    /**
     * Begins a wait, which may be over before it is known.
     *
     * @param mark tells it from all others
     */
    final void beginWait(Object mark, Supplier<? extends Future<?>> start) {
        underWay = mark;
        Future<?> wait = start.get();
        UNDER_WAY.compareAndSet(this, mark, wait);
        if (isDone()) {
            wait.cancel(false);
            stop(true);
        }
    }

    /** There is nothing to cancel any more. */
    final void ended() {
        underWay = null;
    }

    @Override
    public boolean complete(T value) {
        boolean now = super.complete(value);
        if (now) {
            stop(true);
        }
        return now;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean now = super.completeExceptionally(failure);
        if (now) {
            stop(true);
        }
        return now;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        stop(mayInterruptIfRunning);
        return cancelled;
    }

    private void stop(boolean mayInterrupt) {
        done();
        Object last = underWay;
        underWay = null;
        try {
            if (last instanceof CompletionStage<?> result) {
                (result instanceof Future<?> future ? future : result.toCompletableFuture()).cancel(mayInterrupt);
            } else if (last instanceof Future<?> wait) {
                // it may be ending right now, on a thread that has more to do
                wait.cancel(false);
            }
        } catch (UnsupportedOperationException readOnly) {
            LOGGER.log(Level.DEBUG, "This result cannot be cancelled: {0}", last);
        }
    }

    /** What depends on it has nothing to stop. */
    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
