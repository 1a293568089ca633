// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The ways in which an action may fail, and in which its caller gets to know. */
enum Way {
    BLOCKING {
        @Override
        Throwable failureOf(AsyncCalls calls, RetrySpec spec, Supplier<? extends Exception> failures) {
            return catchThrowable(() -> calls.retrier().<String, Exception>call(spec, () -> {
                throw failures.get();
            }));
        }
    },
    THROWN_IN_PLACE_OF_A_FUTURE {
        @Override
        Throwable failureOf(AsyncCalls calls, RetrySpec spec, Supplier<? extends Exception> failures) {
            return seen(calls, spec, () -> {
                throw failures.get();
            });
        }
    },
    FAILED_FUTURE {
        @Override
        Throwable failureOf(AsyncCalls calls, RetrySpec spec, Supplier<? extends Exception> failures) {
            return seen(calls, spec, () -> CompletableFuture.failedFuture(failures.get()));
        }
    };

    /** What the caller gets of an action that fails each time. */
    abstract Throwable failureOf(AsyncCalls calls, RetrySpec spec, Supplier<? extends Exception> failures);

    private static Throwable seen(
            AsyncCalls calls, RetrySpec spec, Action<CompletableFuture<String>, Exception> action) {
        CompletableFuture<String> result;
        try {
            result = calls.call(spec, action);
        } catch (Throwable thrown) {
            return thrown;
        }
        while (!calls.clock.pending.isEmpty()) {
            calls.clock.wake();
        }
        assertThat(result.isDone()).as("nobody waits for ever").isTrue();
        return Objects.requireNonNull(
                result.<Throwable>handle((value, failure) -> failure).join());
    }
}
