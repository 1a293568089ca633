// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A bean whose methods fail in every way there is, and what their callers get. */
@RetryOnConflict(backoff = "three")
@RetryOnError(backoff = "three")
public class Faulty {

    /** What kind of method is called. */
    enum Kind {
        BLOCKING,
        FUTURE,
        MONO,
        FLUX;

        /** The value, or the very failure. */
        @Nullable Object call(Faulty bean) {
            return switch (this) {
                case BLOCKING -> {
                    try {
                        yield bean.block();
                    } catch (Throwable failure) {
                        yield failure;
                    }
                }
                case FUTURE -> resultOf(bean.later());
                case MONO -> resultOf(bean.one().toFuture());
                case FLUX -> resultOf(bean.many().next().toFuture());
            };
        }

        private static @Nullable Object resultOf(CompletableFuture<String> future) {
            return future.<@Nullable Object>handle((value, failure) -> failure == null ? value : failure)
                    .join();
        }
    }

    private Supplier<? extends @Nullable Exception> failures = () -> null;

    void failWith(Supplier<? extends @Nullable Exception> each) {
        failures = each;
    }

    public String block() throws Exception {
        Exception failure = failures.get();
        if (failure != null) {
            throw failure;
        }
        return "done";
    }

    public CompletableFuture<String> later() {
        Exception failure = failures.get();
        return failure == null ? CompletableFuture.completedFuture("done") : CompletableFuture.failedFuture(failure);
    }

    public Mono<String> one() {
        Exception failure = failures.get();
        return failure == null ? Mono.just("done") : Mono.error(failure);
    }

    public Flux<String> many() {
        return one().flux();
    }
}
