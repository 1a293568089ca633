package io.github.retrystarter.core;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations that are retried by one rule, each made when it is first called. */
final class RuleRetry {

    private final Retrier retrier;
    private final Function<String, RetrySpec> make;
    private final ConcurrentMap<String, RetrySpec> specs = new ConcurrentHashMap<>();

    RuleRetry(Retrier retrier, RetryRule rule, RetryGuard guard, RetryListenerFactory listeners) {
        this.retrier = retrier;
        this.make = name -> {
            RetryOperation operation = new RetryOperation(Retries.class.getName(), name);
            Set<String> profiles = Set.of(rule.profile().name());
            return new RetrySpec(operation, List.of(rule), guard, listeners.listenerFor(operation, profiles));
        };
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

    private RetrySpec makeSpec(String operation) {
        // a listener may create beans, so it is not made inside computeIfAbsent
        RetrySpec made = make.apply(operation);
        RetrySpec earlier = specs.putIfAbsent(operation, made);
        return earlier != null ? earlier : made;
    }
}
