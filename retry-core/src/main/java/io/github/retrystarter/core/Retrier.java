package io.github.retrystarter.core;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The loop: runs an action, and runs it again as its specification says. The caller gets the value, or the last attempt's
 * own exception: the very object, not wrapped, nothing suppressed onto it. One instance serves all threads.
 *
 * @since 0.1.0
 */
public final class Retrier {

    private final RetryClock clock;
    private final Supplier<? extends RandomGenerator> random;
    private final NestedRetries nested;

    /**
     * @param random gives the source of jitter for the calling thread
     * @param nested what a retry inside a retry does
     */
    public Retrier(RetryClock clock, Supplier<? extends RandomGenerator> random, NestedRetries nested) {
        this.clock = clock;
        this.random = random;
        this.nested = nested;
    }

    /** Runs the action as often as the specification allows; see {@link #call(RetrySpec, Action, Fallback)}. */
    public <T extends @Nullable Object, X extends Exception> T call(RetrySpec spec, Action<T, X> action) throws X {
        return call(spec, action, none());
    }

    /**
     * Runs the action as often as the specification allows, and the fallback when a rule matched and gave up.
     *
     * @throws X what the last attempt or the fallback threw, as it is
     */
    public <T extends @Nullable Object, X extends Exception> T call(
            RetrySpec spec, Action<T, X> action, Fallback<T, X> fallback) throws X {
        UnderWay outer = UnderWay.onThisThread();
        if (outer != null) {
            spec.listener().onNested(outer.operation());
        }
        // reading the clock would be most of what a good call costs, and most profiles have no timeout
        boolean timed = isTimed(spec.rules());
        long began = timed ? clock.nanoTime() : 0;
        T value;
        try {
            value = UnderWay.first(outer, action);
        } catch (Throwable failure) {
            long start = timed ? began : clock.nanoTime();
            return new BlockingLoop<>(clock, start, failed(spec, outer), action, fallback).run(failure);
        }
        succeeded(spec);
        return value;
    }

    /** Goes on after a first attempt that the caller has made itself, in the middle of another retry perhaps. */
    <T extends @Nullable Object, X extends Exception> T goOn(
            RetrySpec spec, @Nullable UnderWay outer, Throwable failure, Action<T, X> action) throws X {
        return new BlockingLoop<T, X>(clock, clock.nanoTime(), failed(spec, outer), action, none()).run(failure);
    }

    private RetryCall failed(RetrySpec spec, @Nullable UnderWay outer) {
        return new RetryCall(spec, random.get(), outer, nested);
    }

    private static boolean isTimed(List<RetryRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).profile().timeout() != null) {
                return true;
            }
        }
        return false;
    }

    private static void succeeded(RetrySpec spec) {
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

    private static <T extends @Nullable Object, X extends Exception> Fallback<T, X> none() {
        return (rule, failure) -> {
            throw Rethrow.<X>asIs(failure);
        };
    }
}
