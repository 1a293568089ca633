// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.Action;
import io.github.retrystarter.core.CallerContext;
import io.github.retrystarter.core.CallerContexts;
import io.github.retrystarter.core.Retrier;
import io.github.retrystarter.core.RetryCall;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryGuard;
import io.github.retrystarter.core.UnderWay;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapter;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/**
 * Runs the calls of methods that return a publisher, or suspend. The method is called when it is called; each subscription
 * to what it returned is a call with a back-off of its own, whose later attempts call the method again. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ReactiveDriver {

    static final String REACTOR = "reactor.core.publisher.Flux";

    private static final String FLOW = "kotlinx.coroutines.flow.Flow";

    private final Retrier retrier;
    private final RetryClock clock;
    private final CallerContexts contexts;
    private final @Nullable OuterTransactions transactions;

    /**
     * @param clock the machine's gives way to Reactor's schedulers
     * @param transactions null where there are none, or where they are to be ignored
     */
    public ReactiveDriver(
            Retrier retrier, RetryClock clock, CallerContexts contexts, @Nullable OuterTransactions transactions) {
        this.clock = ReactorClock.inPlaceOf(clock);
        this.retrier = retrier.withClock(this.clock);
        this.contexts = contexts;
        this.transactions = transactions;
    }

    /** For a type that Spring can make out of a publisher, and the other way round. */
    CallDriver of(ReactiveAdapter adapter) {
        Function<@Nullable Object, Publisher<?>> toPublisher = KotlinPublishers.of(adapter);
        return call -> call(
                call,
                call,
                toPublisher,
                retried -> adapter.fromPublisher(adapter.isMultiValue() ? retried : retried.singleOrEmpty()));
    }

    /** For suspending functions, which Spring calls as what gives a publisher. */
    CallDriver suspending(Method method) {
        // as Spring's proxies tell what to make of it
        boolean isFlow =
                new MethodParameter(method, -1).getParameterType().getName().equals(FLOW);
        return call -> call(
                call,
                () -> KotlinAttempt.call(call),
                KotlinPublishers::ofSuspending,
                retried -> isFlow ? retried : retried.singleOrEmpty());
    }

    private @Nullable Object call(
            RetryInvocation invocation,
            Action<@Nullable Object, Exception> attempt,
            Function<@Nullable Object, Publisher<?>> toPublisher,
            Function<Flux<Object>, Object> fromFlux)
            throws Exception {
        UnderWay outer = UnderWay.onThisThread();
        Publisher<?> first;
        try {
            first = toPublisher.apply(UnderWay.run(UnderWay.first(outer), attempt));
        } catch (Exception thrown) {
            first = Flux.error(thrown);
        } catch (Error error) {
            retrier.begin(invocation.method().spec(), outer).failed(error);
            throw error;
        }
        ReactiveCall call = new ReactiveCall(invocation, attempt, toPublisher, first, outer, contexts.capture());
        return fromFlux.apply(Flux.deferContextual(view -> new ReactiveAttempts(this, call, view).result()));
    }

    /** Begins the call that a subscription is. */
    RetryCall begin(ReactiveCall call, ContextView view) {
        UnderWay outer = view.hasKey(UnderWay.class) ? view.get(UnderWay.class) : call.outer();
        return retrier.begin(call.invocation().method().spec(), outer);
    }

    RetryClock clock() {
        return clock;
    }

    /** What the thread of the caller has and, above it, that of the subscriber, and its Reactor context. */
    CallerContext contextOf(ReactiveCall call, ContextView view) {
        CallerContext subscriber = contexts.captureWith(view);
        return task -> call.context().run(() -> subscriber.run(task));
    }

    /** Refuses to retry in a transaction that is the subscriber's. */
    RetryGuard guardOf(RetryInvocation invocation, ContextView view) {
        return transactions == null
                ? RetryGuard.NONE
                : transactions.guardFor(
                        invocation.method().method(),
                        invocation.target().getClass(),
                        () -> ReactiveTransactions.isActive(view));
    }
}
