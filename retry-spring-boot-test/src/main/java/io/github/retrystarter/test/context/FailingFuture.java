// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** What an attempt returns in place of a future that would succeed. */
final class FailingFuture extends CompletableFuture<Object> {

    /** What runs the body, and is cancelled with this; null if nothing does. */
    private final @Nullable Future<?> body;

    private FailingFuture(@Nullable Object body) {
        this.body = body instanceof Future<?> future ? future : null;
    }

    /** @param failure that the attempt is to end with; null if it is not to fail */
    @SuppressWarnings("FutureReturnValueIgnored") // the caller of the method gets it
    static @Nullable Object of(MethodInvocation invocation, @Nullable InjectedFailure failure) throws Throwable {
        if (failure == null) {
            return invocation.proceed();
        }
        if (!failure.comesAfterTheBody()) {
            FailingFuture failing = new FailingFuture(null);
            failing.completeExceptionally(failure.make());
            return failing;
        }
        Object result = invocation.proceed();
        if (result instanceof CompletionStage<?> body) {
            FailingFuture failing = new FailingFuture(body);
            body.whenComplete((value, thrown) -> failing.bodyEnded(thrown, failure));
            return failing;
        }
        throw failure.make();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && body != null) {
            body.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }

    private void bodyEnded(@Nullable Throwable thrown, InjectedFailure failure) {
        if (thrown == null) {
            completeExceptionally(failure.make());
        } else {
            boolean wrapped = thrown instanceof CompletionException && thrown.getCause() != null;
            completeExceptionally(wrapped ? thrown.getCause() : thrown);
        }
    }
}
