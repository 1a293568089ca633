// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.Action;
import io.github.retrystarter.core.CallerContext;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.UnderWay;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * One call of a method that returns a publisher, which may be subscribed to several times.
 *
 * @param attempt calls the method
 * @param first what the method returned: the first attempt of every subscription
 * @param outer what the call was made in the middle of
 * @param context of the thread that made it
 */
record ReactiveCall(
        RetryInvocation invocation,
        Action<@Nullable Object, Exception> attempt,
        Function<@Nullable Object, Publisher<?>> toPublisher,
        Publisher<?> first,
        @Nullable UnderWay outer,
        CallerContext context) {

    /** Calls the method again. */
    Publisher<?> again() {
        return published(attempt);
    }

    Publisher<?> fallback(RetryRule rule, Exception failure) {
        return published(() -> invocation.recover(rule, failure));
    }

    private Publisher<?> published(Action<@Nullable Object, Exception> action) {
        try {
            return toPublisher.apply(action.call());
        } catch (Throwable thrown) {
            return Flux.error(thrown);
        }
    }
}
