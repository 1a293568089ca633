// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A profile as it is configured, and as it is now. Many read it; those who change it take turns. */
final class ProfileInForce implements Supplier<RetryProfile> {

    /** Both in one, so that nobody sees one ahead of the other. */
    private volatile State state;

    private record State(RetryProfile configured, RetryProfile now) {

        boolean isChanged() {
            return !now.equals(configured);
        }
    }

    ProfileInForce(RetryProfile configured) {
        this.state = new State(configured, configured);
    }

    @Override
    public RetryProfile get() {
        return state.now();
    }

    RetryProfile configured() {
        return state.configured();
    }

    boolean isChanged() {
        return state.isChanged();
    }

    RetryProfileChanged change(UnaryOperator<RetryProfile> change) {
        return enter(configured(), change.apply(get()));
    }

    /** What was changed stays so. Who makes a change by hand permanent in this way keeps the tokens that are left. */
    RetryProfileChanged configure(RetryProfile latest) {
        RetryProfile configured = latest.sharing(configured().budget()).sharing(get().budget());
        return enter(configured, isChanged() ? get() : configured);
    }

    private RetryProfileChanged enter(RetryProfile configured, RetryProfile next) {
        RetryProfile before = get();
        RetryProfile after = renewed(next.sharing(before.budget()), before);
        if (!after.name().equals(before.name())) {
            throw new IllegalArgumentException(
                    "a profile keeps its name: " + before.name() + " cannot become " + after.name());
        }
        state = new State(configured.sharing(after.budget()), after);
        return new RetryProfileChanged(before, after);
    }

    /** While another budget was in force nobody has filled the configured one: its tokens are those of back then. */
    private RetryProfile renewed(RetryProfile after, RetryProfile before) {
        RetryBudget budget = after.budget();
        if (budget == null || !budget.equals(configured().budget()) || budget.equals(before.budget())) {
            return after;
        }
        return after.sharing(budget.full());
    }
}
