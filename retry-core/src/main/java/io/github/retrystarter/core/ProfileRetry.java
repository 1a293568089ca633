// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Retries by one profile. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ProfileRetry {

    private final RuleRetry onError;
    private final RuleRetry onConflict;

    ProfileRetry(RuleRetry onError, RuleRetry onConflict) {
        this.onError = onError;
        this.onConflict = onConflict;
    }

    /**
     * Calls the action, and again when it fails with what the profile includes: every exception, if it says nothing.
     *
     * @param operation its name in meters and logs; one of few, never made from an argument
     * @return what the action returned
     * @throws X what the action threw last, the very object
     */
    public <T extends @Nullable Object, X extends Exception> T call(String operation, Action<T, X> action) throws X {
        return onError.call(operation, action);
    }

    /**
     * Calls the action, and again when it fails with a conflict. It reads afresh what it is going to change.
     *
     * @param operation its name in meters and logs; one of few, never made from an argument
     * @return what the action returned
     * @throws X what the action threw last, the very object
     */
    public <T extends @Nullable Object, X extends Exception> T callOnConflict(String operation, Action<T, X> action)
            throws X {
        return onConflict.call(operation, action);
    }

    /**
     * Calls an action whose result comes later, and again each time that fails with what the profile includes. No thread
     * waits; attempts after the first are made by the executor.
     *
     * @param operation its name in meters and logs; one of few, never made from an argument
     * @return what completes as the last attempt did; cancelling it ends the retries and cancels that attempt
     * @throws X what the action threw at once and is not called again for
     */
    public <T extends @Nullable Object, X extends Exception> CompletableFuture<T> callAsync(
            String operation, Action<? extends CompletionStage<T>, X> action) throws X {
        return onError.callAsync(operation, action);
    }

    /**
     * Calls an action whose result comes later, and again each time that fails with a conflict; otherwise as
     * {@link #callAsync}.
     *
     * @param operation its name in meters and logs; one of few, never made from an argument
     * @return what completes as the last attempt did; cancelling it ends the retries and cancels that attempt
     * @throws X what the action threw at once and is not called again for
     */
    public <T extends @Nullable Object, X extends Exception> CompletableFuture<T> callAsyncOnConflict(
            String operation, Action<? extends CompletionStage<T>, X> action) throws X {
        return onConflict.callAsync(operation, action);
    }
}
