// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules have left for one call. Used by one thread at a time. */
final class RetrySteps {

    /** An object that a predicate throws each time must not collect the failures of all calls. */
    private static final int MOST_SUPPRESSED = 8;

    private final RetrySetup setup;
    private final RetrySpec spec;
    private final @Nullable UnderWay outer;
    private final long began;
    /** By rule, from its first failure on. */
    private @Nullable Delays @Nullable [] left;

    RetrySteps(RetrySetup setup, RetrySpec spec, @Nullable UnderWay outer, long began) {
        this.setup = setup;
        this.spec = spec;
        this.outer = outer;
        this.began = began;
    }

    /**
     * Decides what follows a failed attempt.
     *
     * @param more may refuse a retry as well, after the operation's own guard
     */
    // an exception's equals is the user's; only the very object may not suppress itself
    @SuppressWarnings("ReferenceEquality")
    Decision after(Throwable failure, RetryGuard more) {
        if (!(failure instanceof Exception exception) || failure instanceof InterruptedException) {
            return new GiveUp(Outcome.NOT_RETRIABLE, null, failure);
        }
        try {
            return decide(exception, more);
        } catch (Throwable broken) {
            if (broken != failure && broken.getSuppressed().length < MOST_SUPPRESSED) {
                broken.addSuppressed(failure);
            }
            return new GiveUp(Outcome.NOT_RETRIABLE, null, broken);
        }
    }

    private Decision decide(Exception failure, RetryGuard more) {
        List<RetryRule> rules = spec.rules();
        for (int i = 0; i < rules.size(); i++) {
            RetryRule rule = rules.get(i);
            if (rule.matches(failure)) {
                Optional<Outcome> refusal = spec.guard().refusal(failure).or(() -> more.refusal(failure));
                return refusal.isPresent() ? new GiveUp(refusal.get(), rule, failure) : nextStep(rule, i, failure);
            }
        }
        return new GiveUp(Outcome.NOT_RETRIABLE, null, failure);
    }

    private Decision nextStep(RetryRule rule, int index, Exception failure) {
        RetryProfile profile = rule.profile();
        Delays waits = waitsOf(profile, index);
        boolean single = outer != null && setup.nested() == NestedRetries.ONCE;
        if (single || !waits.hasNext()) {
            return new GiveUp(Outcome.EXHAUSTED, rule, failure);
        }
        ServerHint hint = hintIn(failure, profile);
        if (!hint.allowsRetry()) {
            return new GiveUp(Outcome.EXHAUSTED, rule, failure);
        }
        long wait = Math.max(waits.nextLong(), hint.delay().toNanos());
        Duration timeout = profile.timeout();
        if (timeout != null && Nanos.plus(Nanos.since(began, setup.clock()), wait) > timeout.toNanos()) {
            return new GiveUp(Outcome.TIMEOUT, rule, failure);
        }
        RetryBudget budget = profile.budget();
        if (budget != null && !budget.tryAcquire()) {
            return new GiveUp(Outcome.BUDGET_EXHAUSTED, rule, failure);
        }
        if (outer != null) {
            spec.listener().onMultiplied(outer.operation());
        }
        return new TryAgain(rule, profile, failure, wait);
    }

    /** What the server asks for, as far as the profile allows. */
    private ServerHint hintIn(Exception failure, RetryProfile profile) {
        Duration most = profile.maxRetryAfter();
        return most.isZero() ? ServerHint.NONE : setup.hints().get().in(failure).atMost(most);
    }

    private Delays waitsOf(RetryProfile profile, int index) {
        @Nullable Delays @Nullable [] all = left;
        if (all == null) {
            all = new Delays[spec.rules().size()];
            left = all;
        }
        Delays known = all[index];
        // the profile may have been changed since the last failure
        Delays waits = known == null ? new Delays(profile.backoff(), setup.random()) : known.by(profile.backoff());
        all[index] = waits;
        return waits;
    }
}
