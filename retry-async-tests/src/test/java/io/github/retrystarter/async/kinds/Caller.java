// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** How the callers of a kind of method come by what they get. Stateless. */
interface Caller {

    /** Who calls what blocks needs a thread to do something else meanwhile. */
    Caller BLOCKING = new Caller() {

        @Override
        public CompletableFuture<@Nullable Object> start(Invocation call) {
            CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
            new Thread(() -> complete(result, call), "caller").start();
            return result;
        }

        @Override
        public @Nullable Object call(Invocation call, Runnable begun) throws Throwable {
            return call.invoke();
        }

        @Override
        public void giveUp(CompletableFuture<?> result, Script script) {
            script.caller().interrupt();
        }
    };

    /** Gets the very future, or the failure that was thrown in place of one. */
    Caller OF_FUTURES = Caller::future;

    /** Nobody but the thread that Spring has given it knows how to stop an asynchronous method. */
    Caller OF_ASYNC = new Caller() {

        @Override
        public CompletableFuture<@Nullable Object> start(Invocation call) {
            return future(call);
        }

        @Override
        public void giveUp(CompletableFuture<?> result, Script script) {
            script.caller().interrupt();
        }
    };

    /** Begins a call and goes on at once. */
    CompletableFuture<@Nullable Object> start(Invocation call);

    /**
     * Calls on this thread, which has to wait for what comes later.
     *
     * @param begun told when it has what it gets at once
     */
    default @Nullable Object call(Invocation call, Runnable begun) throws Throwable {
        CompletableFuture<@Nullable Object> result = start(call);
        begun.run();
        return await(result);
    }

    /** Does not want the result any more. */
    default void giveUp(CompletableFuture<?> result, Script script) {
        result.cancel(true);
    }

    /** Waits for what comes later. */
    static <T extends @Nullable Object> T await(CompletableFuture<T> result) throws Throwable {
        try {
            return result.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause == null ? failed : cause;
        }
    }

    @SuppressWarnings("unchecked") // all targets give strings
    private static CompletableFuture<@Nullable Object> future(Invocation call) {
        try {
            return ((CompletionStage<@Nullable Object>) call.invoke()).toCompletableFuture();
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private static void complete(CompletableFuture<@Nullable Object> result, Invocation call) {
        try {
            result.complete(call.invoke());
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }

    /** Calls and subscribes, by way of Reactor. */
    record Subscribing(Function<Invocation, Mono<Object>> toMono) implements Caller {

        static Subscribing to(Function<Object, Publisher<?>> toPublisher) {
            return new Subscribing(call -> Mono.fromCallable(call::invoke)
                    .flatMapMany(toPublisher)
                    .map(Object.class::cast)
                    .singleOrEmpty());
        }

        @Override
        public CompletableFuture<@Nullable Object> start(Invocation call) {
            return toMono.apply(call).toFuture();
        }
    }
}
