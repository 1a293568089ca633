// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells several listeners, and keeps what one of them throws away from the call and from the others. */
final class Listeners implements RetryListener {

    private static final Logger LOGGER = System.getLogger(RetryListener.class.getName());

    private final List<? extends RetryListener> listeners;

    Listeners(List<? extends RetryListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** This listener, kept from harming a call; itself, if it cannot. */
    static RetryListener of(RetryListener listener) {
        boolean harmless = listener instanceof Listeners || NONE.equals(listener);
        return harmless ? listener : new Listeners(List.of(listener));
    }

    @Override
    public void onNested(RetryOperation outer) {
        tell(listener -> listener.onNested(outer));
    }

    @Override
    public void onMultiplied(RetryOperation outer) {
        tell(listener -> listener.onMultiplied(outer));
    }

    @Override
    public void onFailure(int attempt, Throwable failure) {
        tell(listener -> listener.onFailure(attempt, failure));
    }

    @Override
    public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
        tell(listener -> listener.onBackoff(profile, attempt, failure, wait));
    }

    @Override
    public void onBackoffEnd(RetryProfile profile, Duration waited) {
        tell(listener -> listener.onBackoffEnd(profile, waited));
    }

    @Override
    public void onGiveUp(RetryRule rule, Outcome outcome) {
        tell(listener -> listener.onGiveUp(rule, outcome));
    }

    @Override
    public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
        tell(listener -> listener.onEnd(outcome, attempts, failure));
    }

    private void tell(Consumer<RetryListener> event) {
        for (RetryListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable broken) {
                Complaint.log(LOGGER, "A retry listener failed; the call goes on: ", listener, broken);
            }
        }
    }
}
