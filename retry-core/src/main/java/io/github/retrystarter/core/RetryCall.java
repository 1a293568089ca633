package io.github.retrystarter.core;

import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One call that has failed at least once: decides after each failure whether and when the action is run again. It neither
 * waits nor runs anything, so that every kind of caller can share it. Used by one thread at a time.
 */
final class RetryCall {

    private final RetrySpec spec;
    private final RandomGenerator random;
    private final @Nullable UnderWay outer;
    private final NestedRetries nested;
    private final IdentityHashMap<RetryRule, PrimitiveIterator.OfLong> waits = new IdentityHashMap<>(2);
    private int attempts = 1;

    /**
     * @param outer what the call began in the middle of
     * @param nested what it then does
     */
    RetryCall(RetrySpec spec, RandomGenerator random, @Nullable UnderWay outer, NestedRetries nested) {
        this.spec = spec;
        this.random = random;
        this.outer = outer;
        this.nested = nested;
    }

    int attempts() {
        return attempts;
    }

    RetryListener listener() {
        return spec.listener();
    }

    /**
     * Decides what follows a failed attempt.
     *
     * @param elapsed nanoseconds since the call began
     * @throws Throwable what a rule or guard threw, with the failure it judged as suppressed
     */
    // an exception's equals is the user's; only the very object may not suppress itself
    @SuppressWarnings("ReferenceEquality")
    Decision afterFailure(Throwable failure, long elapsed) throws Throwable {
        listener().onFailure(attempts, failure);
        if (!(failure instanceof Exception exception) || failure instanceof InterruptedException) {
            return new GiveUp(Outcome.NOT_RETRIABLE, null);
        }
        try {
            return decide(exception, elapsed);
        } catch (Throwable broken) {
            if (broken != failure) {
                broken.addSuppressed(failure);
            }
            throw broken;
        }
    }

    /** Begins the next attempt, after this failure and wait. */
    UnderWay attemptAfter(Exception failure, TryAgain wait) {
        attempts++;
        return new UnderWay(new RetryContext(attempts, failure, wait.profile()), spec.operation());
    }

    /** That attempt returned; it had been led to by this wait. */
    void succeeded(TryAgain last) {
        RetryBudget budget = last.profile().budget();
        if (budget != null) {
            budget.refundRetry();
        }
        ended(Outcome.SUCCESS_AFTER_RETRY, null);
    }

    void ended(Outcome outcome, @Nullable Throwable failure) {
        listener().onEnd(outcome, attempts, failure);
    }

    private Decision decide(Exception failure, long elapsed) {
        Optional<RetryRule> match =
                spec.rules().stream().filter(rule -> rule.matches(failure)).findFirst();
        if (match.isEmpty()) {
            return new GiveUp(Outcome.NOT_RETRIABLE, null);
        }
        RetryRule rule = match.get();
        return spec.guard()
                .refusal(failure)
                .<Decision>map(outcome -> new GiveUp(outcome, rule))
                .orElseGet(() -> nextStep(rule, elapsed));
    }

    private Decision nextStep(RetryRule rule, long elapsed) {
        RetryProfile profile = rule.profile();
        PrimitiveIterator.OfLong left =
                waits.computeIfAbsent(rule, key -> profile.backoff().delayNanos(random));
        boolean single = outer != null && nested == NestedRetries.ONCE;
        if (single || !left.hasNext()) {
            return new GiveUp(Outcome.EXHAUSTED, rule);
        }
        long wait = left.nextLong();
        Duration timeout = profile.timeout();
        if (timeout != null && Nanos.plus(elapsed, wait) > timeout.toNanos()) {
            return new GiveUp(Outcome.TIMEOUT, rule);
        }
        RetryBudget budget = profile.budget();
        if (budget != null && !budget.tryAcquire()) {
            return new GiveUp(Outcome.BUDGET_EXHAUSTED, rule);
        }
        if (outer != null) {
            listener().onMultiplied(outer.operation());
        }
        return new TryAgain(rule, profile, Duration.ofNanos(wait));
    }
}
