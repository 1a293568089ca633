// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.UnderWay;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Leaves the attempt before what it gives goes on: a publisher may emit while it is being subscribed to, and who gets that is
 * not a part of the attempt.
 *
 * @param attempt that the thread is in the middle of while it subscribes
 * @param outside what it was in the middle of before
 */
record ReactiveBoundary<T>(
        CoreSubscriber<? super T> actual,
        UnderWay attempt,
        @Nullable UnderWay outside) implements CoreSubscriber<T> {

    static <T> CoreSubscriber<? super T> of(CoreSubscriber<? super T> actual, @Nullable UnderWay attempt) {
        return attempt == null ? actual : new ReactiveBoundary<>(actual, attempt, UnderWay.onThisThread());
    }

    @Override
    public Context currentContext() {
        return actual.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        // asks for what the attempt gives, and passes nothing on
        actual.onSubscribe(subscription);
    }

    @Override
    public void onNext(T value) {
        outside(() -> actual.onNext(value));
    }

    @Override
    public void onError(Throwable failure) {
        outside(() -> actual.onError(failure));
    }

    @Override
    public void onComplete() {
        outside(actual::onComplete);
    }

    /** On other threads there is nothing to leave. */
    @SuppressWarnings("ReferenceEquality") // this very attempt
    private void outside(Runnable signal) {
        if (UnderWay.onThisThread() != attempt) {
            signal.run();
            return;
        }
        UnderWay.set(outside);
        try {
            signal.run();
        } finally {
            UnderWay.set(attempt);
        }
    }
}
