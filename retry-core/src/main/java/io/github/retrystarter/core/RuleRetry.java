// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.System.Logger;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The operations that are retried by one rule, each made when it is first called. */
final class RuleRetry {

    private static final Logger LOGGER = System.getLogger(RetryListenerFactory.class.getName());

    private final Retrier retrier;
    private final RetryRule rule;
    private final RetryGuard guard;
    private final RetryListenerFactory listeners;
    private final ConcurrentMap<String, RetrySpec> specs = new ConcurrentHashMap<>();

    RuleRetry(Retrier retrier, RetryRule rule, RetryGuard guard, RetryListenerFactory listeners) {
        this.retrier = retrier;
        this.rule = rule;
        this.guard = guard;
        this.listeners = listeners;
    }

    <T extends @Nullable Object, X extends Exception> T call(String operation, Action<T, X> action) throws X {
        return retrier.call(specFor(operation), action);
    }

    <T extends @Nullable Object, X extends Exception> CompletableFuture<T> callAsync(
            String operation, Action<? extends CompletionStage<T>, X> action) throws X {
        CompletionStage<T> result = retrier.callAsync(specFor(operation), action, Fallback.none());
        return Objects.requireNonNull(result, operation).toCompletableFuture();
    }

    private RetrySpec specFor(String operation) {
        RetrySpec known = specs.get(operation);
        return known != null ? known : makeSpec(operation);
    }

    private RetrySpec makeSpec(String name) {
        RetryOperation operation = new RetryOperation(Retries.class.getName(), name);
        RetrySpec made;
        try {
            // it may create beans, so not inside computeIfAbsent
            made = specOf(
                    operation,
                    listeners.listenerFor(operation, Set.of(rule.profile().name())));
        } catch (Throwable broken) {
            Complaint.log(LOGGER, "No listener hears of " + operation + " until the next call: ", listeners, broken);
            return specOf(operation, RetryListener.NONE);
        }
        RetrySpec earlier = specs.putIfAbsent(name, made);
        return earlier != null ? earlier : made;
    }

    private RetrySpec specOf(RetryOperation operation, RetryListener listener) {
        return new RetrySpec(operation, List.of(rule), guard, listener);
    }
}
