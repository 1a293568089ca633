// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import java.lang.System.Logger;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the caller gets of an action whose result comes later: follows one attempt after the other, as {@link RetryCall}
 * decides, and completes as the last one did. No thread waits. Whoever cancels it, or completes it from outside as a timeout
 * does, ends the retries and cancels the attempt under way.
 */
final class RetryFuture<T extends @Nullable Object> extends StoppableFuture<T> implements Consumer<Boolean> {

    private static final Logger LOGGER = System.getLogger(RetryFuture.class.getName());

    private final RetrySetup setup;
    private final CallerContext context;
    private final RetryCall call;
    private final Action<? extends @Nullable CompletionStage<T>, ?> action;
    private final Fallback<? extends @Nullable CompletionStage<T>, ?> fallback;
    /** The last failure, as a caller sees it, which may be wrapped. */
    private @Nullable Throwable seen;

    /** Made on the caller's thread, when the first attempt has not succeeded by then. */
    RetryFuture(
            RetrySetup setup,
            RetryCall call,
            Action<? extends @Nullable CompletionStage<T>, ?> action,
            Fallback<? extends @Nullable CompletionStage<T>, ?> fallback) {
        this.setup = setup;
        this.context = setup.contexts().capture();
        this.call = call;
        this.action = action;
        this.fallback = fallback;
    }

    /** Ends as this attempt does, or goes on after it. */
    void follow(CompletionStage<T> attempt) {
        begin(attempt);
        try {
            // not whenComplete, which wraps each failure once more, and asks it for its text to do so
            attempt.handle(this::attemptEnded);
        } catch (Throwable thrown) {
            inContext(() -> failed(thrown));
        }
    }

    /** Waits without a thread. */
    void await(TryAgain again) {
        beginWait(again, () -> setup.clock().sleepAsync(again.delay(), this));
    }

    /** The attempt has ended. */
    private @Nullable Void attemptEnded(T value, @Nullable Throwable thrown) {
        inContext(() -> {
            if (thrown != null) {
                failed(thrown);
            } else {
                call.succeeded();
                complete(value);
            }
        });
        return null;
    }

    /** The wait has ended, or was cut short. */
    @Override
    public void accept(Boolean whole) {
        // this may be the thread of whoever closed the clock
        ended();
        if (!whole || !isExecuted(this::attempt, this::cut)) {
            cut();
        }
    }

    private void cut() {
        inContext(() -> {
            if (call.waited(false) instanceof GiveUp end) {
                giveUp(end);
            }
        });
    }

    private void attempt() {
        if (call.waited(true) instanceof TryAgain) {
            CompletionStage<T> attempt;
            try {
                attempt = requireLater(UnderWay.run(call.attempt(), action));
            } catch (Throwable thrown) {
                failed(thrown);
                return;
            }
            follow(attempt);
        }
    }

    private void failed(Throwable thrown) {
        seen = thrown;
        Decision decision = call.failed(Wrapped.behind(thrown));
        if (decision instanceof TryAgain again) {
            await(again);
        } else {
            giveUp((GiveUp) decision);
        }
    }

    private void giveUp(GiveUp end) {
        RetryRule rule = end.answeredBy(fallback);
        if (rule == null) {
            completeExceptionally(Wrapped.asThrown(seen, end.failure()));
            return;
        }
        Runnable recovery = () -> recover(rule, (Exception) end.failure());
        if (!isExecuted(recovery, recovery)) {
            recovery.run();
        }
    }

    private void recover(RetryRule rule, Exception failure) {
        if (isDone()) {
            return;
        }
        CompletionStage<T> answer;
        try {
            answer = requireLater(fallback.recover(rule, failure));
        } catch (Throwable thrown) {
            completeExceptionally(Wrapped.asThrown(seen, thrown));
            return;
        }
        begin(answer);
        answer.whenComplete((value, thrown) -> {
            if (thrown != null) {
                completeExceptionally(thrown);
            } else {
                complete(value);
            }
        });
    }

    private static <T extends @Nullable Object> CompletionStage<T> requireLater(@Nullable CompletionStage<T> result) {
        return Objects.requireNonNull(result, "null in place of a result to come");
    }

    /**
     * Whether there was a thread for it.
     *
     * @param dropped run in its place if the executor takes it, and then shuts down without running it
     */
    private boolean isExecuted(Runnable task, Runnable dropped) {
        try {
            Runnable handedOver = new HandedOver(() -> inContext(task), dropped);
            // the executor may take along what it finds here
            context.run(() -> setup.executor().execute(handedOver));
            return true;
        } catch (Throwable rejected) {
            // too many at once, no more threads, a bean that is no more: whatever it is, the caller waits
            Complaint.log(
                    LOGGER,
                    "No thread to go on with, so the call ends, with its fallback's answer or its last failure: ",
                    setup.executor(),
                    rejected);
            return false;
        }
    }

    private void inContext(Runnable task) {
        try {
            context.run(task);
        } catch (Throwable broken) {
            // nobody else would ever complete it
            completeExceptionally(broken);
        }
    }

    @Override
    void done() {
        if (!call.isOver()) {
            context.runAnyway(call::cancel);
        }
    }
}
