// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.UnderWay;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowKt;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Makes publishers of what Kotlin returns, with what Spring's adapters leave out. */
record KotlinPublishers(ReactiveAdapter adapter) implements Function<@Nullable Object, Publisher<?>> {

    static Function<@Nullable Object, Publisher<?>> of(ReactiveAdapter adapter) {
        return adapter.getReactiveType().getName().startsWith("kotlinx.coroutines.")
                ? new KotlinPublishers(adapter)
                : adapter::toPublisher;
    }

    /** What a suspending function gave. A fallback that does not suspend gives the value or the flow itself. */
    static Publisher<?> ofSuspending(@Nullable Object result) {
        if (result instanceof Publisher<?> publisher) {
            return publisher;
        }
        return result instanceof Flow<?> flow
                ? Objects.requireNonNull(
                                ReactiveAdapterRegistry.getSharedInstance().getAdapter(Flow.class))
                        .toPublisher(flow)
                : Mono.justOrEmpty(result);
    }

    @Override
    public Publisher<?> apply(@Nullable Object result) {
        if (result instanceof Deferred<?> deferred) {
            // cancelling the adapter's would end no more than the waiting for it
            return Flux.from(adapter.toPublisher(deferred))
                    .doOnCancel(() -> deferred.cancel(new CancellationException("Nobody waits for it any more")));
        }
        if (result instanceof Flow<?> flow) {
            return Flux.deferContextual(view -> Flux.from(adapter.toPublisher(seeing(flow, view))));
        }
        return adapter.toPublisher(result);
    }

    /** Collected wherever coroutines like to be, later perhaps than it is subscribed to. */
    private static Flow<?> seeing(Flow<?> flow, ContextView view) {
        return view.hasKey(UnderWay.class)
                ? FlowKt.flowOn(flow, KotlinAttempt.element(view.get(UnderWay.class)))
                : flow;
    }
}
