// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.Action;
import io.github.retrystarter.core.Fallback;
import io.github.retrystarter.core.Retrier;
import io.github.retrystarter.core.RetrySpec;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;

/** Runs the calls of one method that returns a future. */
final class FutureDriver implements CallDriver {

    private final Supplier<Retrier> retrier;
    /** Known from the first call on, as it takes the proxy to know. */
    private volatile @Nullable Boolean async;

    FutureDriver(Supplier<Retrier> retrier) {
        this.retrier = retrier;
    }

    @Override
    @SuppressWarnings("unchecked") // the method and its fallback return what is a CompletionStage
    public @Nullable Object call(RetryInvocation call) throws Exception {
        RetrySpec spec = call.method().spec();
        if (isAsync(call)) {
            return retrier.get().call(spec, () -> waitedFor(call.call()), call);
        }
        Action<CompletionStage<@Nullable Object>, Exception> action =
                (Action<CompletionStage<@Nullable Object>, Exception>) (Action<?, ?>) call;
        Fallback<CompletionStage<@Nullable Object>, Exception> fallback =
                (Fallback<CompletionStage<@Nullable Object>, Exception>) (Fallback<?, ?>) call;
        return retrier.get().callAsync(spec, action, fallback);
    }

    /** A method that Spring has made asynchronous runs in a thread of its own, and that waits for what it returns anyway. */
    private boolean isAsync(RetryInvocation call) {
        Boolean known = async;
        if (known == null) {
            known = isInsideOfAsync(call);
            async = known;
        }
        return known;
    }

    private static boolean isInsideOfAsync(RetryInvocation call) {
        return call.invocation().getProxy() instanceof Advised proxy
                && Arrays.stream(proxy.getAdvisors())
                        .takeWhile(further -> !(further instanceof RetryAdvisor))
                        .anyMatch(further ->
                                further.getAdvice() instanceof AsyncExecutionInterceptor && isFor(call, further));
    }

    private static boolean isFor(RetryInvocation call, Advisor advisor) {
        return advisor instanceof PointcutAdvisor some
                && some.getPointcut()
                        .getMethodMatcher()
                        .matches(call.method().method(), call.target().getClass());
    }

    private static @Nullable Object waitedFor(@Nullable Object result) throws Exception {
        if (result instanceof Future<?> future) {
            try {
                future.get();
            } catch (ExecutionException failed) {
                throw RetryInvocation.<Exception>asIs(Objects.requireNonNullElse(failed.getCause(), failed));
            } catch (InterruptedException interruption) {
                // nobody waits for it any more
                future.cancel(true);
                throw interruption;
            }
        }
        return result;
    }
}
