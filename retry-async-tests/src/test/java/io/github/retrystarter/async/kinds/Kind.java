// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** What a method can return: at once, as a future, from a publisher, or by suspending. */
enum Kind {
    BLOCKING(Targets.Blocking.class, Caller.BLOCKING, Transactions.OF_THREADS),
    ASYNC(Targets.Asynchronous.class, Caller.OF_ASYNC, Transactions.OF_ASYNC) {
        @Override
        Optional<Class<?>> configuration() {
            return Optional.of(AsyncConfiguration.class);
        }
    },
    COMPLETABLE_FUTURE(Targets.OfCompletableFuture.class, Caller.OF_FUTURES, Transactions.OF_THREADS),
    COMPLETION_STAGE(Targets.OfCompletionStage.class, Caller.OF_FUTURES, Transactions.OF_THREADS),
    MONO(Targets.OfMono.class, Caller.Subscribing.to(mono -> (Publisher<?>) mono), Transactions.OF_REACTOR),
    FLUX(Targets.OfFlux.class, Caller.Subscribing.to(flux -> (Publisher<?>) flux), Transactions.OF_REACTOR),
    FLOW_PUBLISHER(Targets.OfFlowPublisher.class, Caller.Subscribing.to(Kind::published), Transactions.OF_THREADS),
    SINGLE(
            Targets.OfSingle.class,
            Caller.Subscribing.to(single -> ((Single<?>) single).toFlowable()),
            Transactions.OF_THREADS) {
        @Override
        Object nothing() {
            return Targets.OfSingle.NOTHING;
        }
    },
    MAYBE(
            Targets.OfMaybe.class,
            Caller.Subscribing.to(maybe -> ((Maybe<?>) maybe).toFlowable()),
            Transactions.OF_THREADS),
    COMPLETABLE(
            Targets.OfCompletable.class,
            Caller.Subscribing.to(completable -> ((Completable) completable).toFlowable()),
            Transactions.OF_THREADS) {
        @Override
        @Nullable Object seenOf(String value) {
            return null;
        }
    },
    OBSERVABLE(
            Targets.OfObservable.class,
            Caller.Subscribing.to(observable -> ((Observable<?>) observable).toFlowable(BackpressureStrategy.BUFFER)),
            Transactions.OF_THREADS),
    FLOWABLE(
            Targets.OfFlowable.class,
            Caller.Subscribing.to(flowable -> (Publisher<?>) flowable),
            Transactions.OF_THREADS),
    UNI(
            Targets.OfUni.class,
            Caller.Subscribing.to(uni -> published(((Uni<?>) uni).convert().toPublisher())),
            Transactions.OF_THREADS),
    MULTI(Targets.OfMulti.class, Caller.Subscribing.to(Kind::published), Transactions.OF_THREADS),
    SUSPENDING(SuspendingTarget.class, KotlinCallers.OF_SUSPENDING, Transactions.OF_REACTOR),
    SUSPENDING_FLOW(SuspendingFlowTarget.class, KotlinCallers.OF_SUSPENDING_FLOWS, Transactions.OF_REACTOR),
    FLOW(FlowTarget.class, KotlinCallers.OF_FLOWS, Transactions.OF_REACTOR),
    DEFERRED(DeferredTarget.class, KotlinCallers.OF_DEFERRED, Transactions.OF_THREADS);

    private final Class<?> target;
    private final Caller caller;
    private final Transactions transactions;

    Kind(Class<?> target, Caller caller, Transactions transactions) {
        this.target = target;
        this.caller = caller;
        this.transactions = transactions;
    }

    Class<?> target() {
        return target;
    }

    Caller caller() {
        return caller;
    }

    Transactions transactions() {
        return transactions;
    }

    /** What it takes in the application. */
    Optional<Class<?>> configuration() {
        return Optional.empty();
    }

    /** Whether a thread is blocked while its call waits. */
    boolean blocks() {
        return this == BLOCKING || this == ASYNC;
    }

    /** A thread can only be interrupted, which is a failure as any other; all others are cancelled. */
    String[] countedWhenGivenUp() {
        return blocks()
                ? new String[] {"calls not_retriable 1", "attempts failure InterruptedException 1"}
                : new String[] {"calls interrupted 1", "attempts failure CancellationException 1"};
    }

    /** What the caller has of such a value. */
    @Nullable Object seenOf(String value) {
        return value;
    }

    /** What the caller has of a success that gives nothing. */
    @Nullable Object nothing() {
        return null;
    }

    private static Flux<?> published(Object publisher) {
        return JdkFlowAdapter.flowPublisherToFlux((Flow.Publisher<?>) publisher);
    }
}
