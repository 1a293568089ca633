// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calls that do not block, by a retrier whose time and threads the test moves on. */
final class AsyncCalls {

    static final RetryOperation OPERATION = new RetryOperation("T", "m");

    /** Three steps, 10 ms and 20 ms apart. */
    static final RetryProfile PROFILE = new RetryProfile("p", new Backoff(3, Duration.ofMillis(10), 2, 0));

    static final RetryProfile ONE_STEP = new RetryProfile("p", PROFILE.backoff().withSteps(1));

    final ManualClock clock = new ManualClock();
    final ManualExecutor executor = new ManualExecutor();
    final RecordingListener listener = new RecordingListener();
    private final Retrier retrier;

    AsyncCalls() {
        this(CallerContexts.NONE, NestedRetries.MULTIPLY);
    }

    AsyncCalls(CallerContexts contexts, NestedRetries nested) {
        retrier = new Retrier(clock, () -> new FixedRandom(0), nested, executor, contexts);
    }

    /** Of what the first attempt was not already a success of. */
    <T extends @Nullable Object, X extends Exception> CompletableFuture<T> call(
            RetrySpec spec, Action<? extends @Nullable CompletionStage<T>, X> action) throws X {
        return call(spec, action, Fallback.none());
    }

    <T extends @Nullable Object, X extends Exception> CompletableFuture<T> call(
            RetrySpec spec,
            Action<? extends @Nullable CompletionStage<T>, X> action,
            Fallback<? extends @Nullable CompletionStage<T>, X> fallback)
            throws X {
        CompletionStage<T> result = retrier.callAsync(spec, action, fallback);
        return (CompletableFuture<T>) Objects.requireNonNull(result);
    }

    Retrier retrier() {
        return retrier;
    }

    RetrySpec spec(RetryProfile profile) {
        return spec(profile, any -> true);
    }

    RetrySpec spec(RetryProfile profile, Predicate<? super Exception> matcher) {
        return spec(profile, matcher, RetryGuard.NONE);
    }

    RetrySpec spec(RetryProfile profile, Predicate<? super Exception> matcher, RetryGuard guard) {
        return new RetrySpec(OPERATION, List.of(new RetryRule(() -> profile, matcher)), guard, listener);
    }
}
