// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The life of one call: decides after each failure whether and when the action is run again, and tells the listener. It
 * neither waits nor runs anything, so that every kind of caller shares it: those that block, and those that do not.
 *
 * <p>What drives it tells how each attempt and each wait ended, one after the other, from any threads. {@link #cancel()} may
 * come at any time; what is told after the end changes nothing.
 *
 * @since 0.1.0
 */
public final class RetryCall {

    private enum Phase {
        ATTEMPT,
        DECISION,
        WAIT,
        OVER
    }

    private final RetryClock clock;
    private final RetrySpec spec;
    private final @Nullable UnderWay outer;
    private final RetrySteps steps;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.ATTEMPT);
    /** How many have ended. */
    private int attempts;

    private @Nullable TryAgain last;
    private long waitBegan;

    /**
     * A call whose first attempt has begun.
     *
     * @param outer what it began in the middle of
     * @param began when, by the clock
     */
    RetryCall(RetrySetup setup, RetrySpec spec, @Nullable UnderWay outer, long began) {
        this.clock = setup.clock();
        this.spec = spec;
        this.outer = outer;
        this.steps = new RetrySteps(setup, spec, outer, began);
    }

    /** What the attempt that is made now is in the middle of. */
    public @Nullable UnderWay attempt() {
        TryAgain led = last;
        return led == null
                ? UnderWay.first(outer)
                : new UnderWay(new RetryContext(attempts + 1, led.failure(), led.profile()), spec.operation());
    }

    /** The attempt failed. */
    public Decision failed(Throwable failure) {
        return failed(failure, RetryGuard.NONE);
    }

    /**
     * The attempt failed.
     *
     * @param more may refuse a retry as well, after the operation's own guard
     * @return what to do; the wait of a {@link TryAgain} has begun
     */
    public Decision failed(Throwable failure, RetryGuard more) {
        if (!phase.compareAndSet(Phase.ATTEMPT, Phase.DECISION)) {
            return over(failure);
        }
        attempts++;
        listener().onFailure(attempts, failure);
        Decision decision = steps.after(failure, more);
        if (decision instanceof GiveUp end) {
            return ended(end);
        }
        TryAgain again = (TryAgain) decision;
        last = again;
        listener().onBackoff(again.profile(), attempts, again.failure(), again.delay());
        waitBegan = clock.nanoTime();
        if (enter(Phase.WAIT)) {
            return again;
        }
        waitEnded(again);
        return cancelled(again.failure());
    }

    /**
     * The wait ended.
     *
     * @param whole whether all its time has passed
     * @return to try again now, or to give up
     */
    public Decision waited(boolean whole) {
        TryAgain again = Objects.requireNonNull(last, "no attempt has failed");
        if (!phase.compareAndSet(Phase.WAIT, Phase.DECISION)) {
            return over(again.failure());
        }
        waitEnded(again);
        if (!whole) {
            return ended(new GiveUp(Outcome.INTERRUPTED, again.rule(), again.failure()));
        }
        return enter(Phase.ATTEMPT) ? again : cancelled(again.failure());
    }

    /** The attempt succeeded. */
    public void succeeded() {
        if (phase.compareAndSet(Phase.ATTEMPT, Phase.OVER)) {
            TryAgain led = last;
            if (led == null) {
                succeededAtOnce(spec);
                return;
            }
            RetryBudget budget = led.profile().budget();
            if (budget != null) {
                budget.refundRetry();
            }
            listener().onEnd(Outcome.SUCCESS_AFTER_RETRY, attempts + 1, null);
        }
    }

    /** Nobody wants the result any more: an attempt under way counts as failed, and a wait has ended. */
    public void cancel() {
        Phase was = phase.getAndSet(Phase.OVER);
        if (was == Phase.ATTEMPT) {
            CancellationException cancellation = cancellation();
            listener().onFailure(attempts + 1, cancellation);
            listener().onEnd(Outcome.INTERRUPTED, attempts + 1, cancellation);
        } else if (was == Phase.WAIT) {
            waitEnded(Objects.requireNonNull(last));
            listener().onEnd(Outcome.INTERRUPTED, attempts, cancellation());
        }
        // whoever makes a decision finds out that it does not count, and tells
    }

    /** Whether it has ended. */
    boolean isOver() {
        return phase.get() == Phase.OVER;
    }

    /** The first attempt of a call succeeded that needed no more than that. */
    static void succeededAtOnce(RetrySpec spec) {
        List<RetryRule> rules = spec.rules();
        for (int i = 0; i < rules.size(); i++) {
            RetryBudget budget = rules.get(i).profile().budget();
            if (budget != null && isFirstWith(budget, rules, i)) {
                budget.refundSuccess();
            }
        }
        spec.listener().onEnd(Outcome.SUCCESS, 1, null);
    }

    /** Rules of one profile share its budget, and one success is one refund. */
    private static boolean isFirstWith(RetryBudget budget, List<RetryRule> rules, int index) {
        for (int i = 0; i < index; i++) {
            if (budget.equals(rules.get(i).profile().budget())) {
                return false;
            }
        }
        return true;
    }

    /** Goes on from a decision; not if the call was cancelled meanwhile. */
    private boolean enter(Phase next) {
        return phase.compareAndSet(Phase.DECISION, next);
    }

    private GiveUp cancelled(Exception failure) {
        listener().onEnd(Outcome.INTERRUPTED, attempts, cancellation());
        return over(failure);
    }

    private GiveUp ended(GiveUp end) {
        phase.set(Phase.OVER);
        RetryRule rule = end.rule();
        if (rule != null) {
            listener().onGiveUp(rule, end.outcome());
        }
        listener().onEnd(end.outcome(), attempts, end.failure());
        return end;
    }

    private static GiveUp over(Throwable failure) {
        return new GiveUp(Outcome.INTERRUPTED, null, failure);
    }

    private CancellationException cancellation() {
        return new CancellationException(spec.operation() + " was cancelled by its caller");
    }

    private void waitEnded(TryAgain again) {
        listener().onBackoffEnd(again.profile(), Duration.ofNanos(Nanos.since(waitBegan, clock)));
    }

    private RetryListener listener() {
        return spec.listener();
    }
}
