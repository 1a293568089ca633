package io.github.retrystarter.core;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A profile as it is configured, and as it is now. Many read it; those who change it take turns. */
final class ProfileInForce implements Supplier<RetryProfile> {

    private volatile RetryProfile configured;
    private volatile RetryProfile now;

    ProfileInForce(RetryProfile configured) {
        this.configured = configured;
        this.now = configured;
    }

    @Override
    public RetryProfile get() {
        return now;
    }

    RetryProfile configured() {
        return configured;
    }

    boolean isChanged() {
        return !now.equals(configured);
    }

    RetryProfileChanged change(UnaryOperator<RetryProfile> change) {
        RetryProfile before = now;
        RetryProfile after = change.apply(before).sharing(configured.budget()).sharing(before.budget());
        if (!after.name().equals(before.name())) {
            throw new IllegalArgumentException(
                    "a profile keeps its name: " + before.name() + " cannot become " + after.name());
        }
        now = after;
        return new RetryProfileChanged(before, after);
    }

    /** What was changed stays so. Who makes a change by hand permanent in this way keeps the tokens that are left. */
    RetryProfileChanged configure(RetryProfile latest) {
        boolean stays = isChanged();
        configured = latest.sharing(configured.budget()).sharing(now.budget());
        return change(current -> stays ? current : configured);
    }
}
