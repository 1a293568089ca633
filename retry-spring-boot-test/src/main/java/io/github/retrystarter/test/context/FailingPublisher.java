// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import reactor.core.publisher.Flux;

/** What an attempt returns whose publisher is to fail: each subscription runs the body, or fails in its place. */
record FailingPublisher(ProxyMethodInvocation invocation, MethodOfBean method, FailureQueue failures) {

    Object result() {
        ReactiveAdapter adapter = Objects.requireNonNull(
                ReactiveAdapterRegistry.getSharedInstance().getAdapter(ResultKind.typeOf(method)));
        // an invocation goes on once
        Flux<Object> attempt = Flux.defer(() -> attempt(adapter, (ProxyMethodInvocation) invocation.invocableClone()));
        return adapter.fromPublisher(adapter.isMultiValue() ? attempt : attempt.singleOrEmpty());
    }

    private Publisher<Object> attempt(ReactiveAdapter adapter, ProxyMethodInvocation subscription) {
        InjectedFailure failure = failures.take(method);
        if (failure == null) {
            return body(adapter, subscription);
        }
        if (!failure.comesAfterTheBody()) {
            return Flux.error(failure.make());
        }
        // elements have gone on by then; a single value is held back until the end, and is lost
        return body(adapter, subscription).concatWith(Flux.error(failure::make));
    }

    private static Flux<Object> body(ReactiveAdapter adapter, ProxyMethodInvocation subscription) {
        try {
            return Flux.from(adapter.toPublisher(subscription.proceed()));
        } catch (Throwable thrown) {
            return Flux.error(thrown);
        }
    }
}
