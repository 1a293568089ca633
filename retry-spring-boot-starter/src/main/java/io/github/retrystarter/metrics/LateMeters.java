package io.github.retrystarter.metrics;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryProfile;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Meters that are made when they are first needed: annotated methods are found before there is a registry. */
final class LateMeters implements RetryListener {

    private final Supplier<OperationMeters> maker;
    private volatile @Nullable OperationMeters made;

    LateMeters(Supplier<OperationMeters> maker) {
        this.maker = maker;
    }

    OperationMeters get() {
        OperationMeters known = made;
        if (known == null) {
            // two threads may both come here; the registry gives them the same meters
            known = maker.get();
            made = known;
        }
        return known;
    }

    @Override
    public void onNested() {
        get().onNested();
    }

    @Override
    public void onFailure(int attempt, Throwable failure) {
        get().onFailure(attempt, failure);
    }

    @Override
    public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
        get().onBackoff(profile, attempt, failure, wait);
    }

    @Override
    public void onBackoffEnd(RetryProfile profile, Duration waited) {
        get().onBackoffEnd(profile, waited);
    }

    @Override
    public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
        get().onEnd(outcome, attempts, failure);
    }
}
