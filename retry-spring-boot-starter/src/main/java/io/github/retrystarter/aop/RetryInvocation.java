// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.Action;
import io.github.retrystarter.core.Fallback;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.UnderWay;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;

/** One call of an annotated method: what is run again, and what answers when that did not help. */
record RetryInvocation(RetryMethod method, Object target, ProxyMethodInvocation invocation)
        implements Action<@Nullable Object, Exception>, Fallback<@Nullable Object, Exception> {

    @Override
    public @Nullable Object call() throws Exception {
        // an invocation walks its chain of interceptors once
        return proceed(invocation.invocableClone());
    }

    /** The same with other arguments. */
    @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        return proceed(invocation.invocableClone(arguments));
    }

    private static @Nullable Object proceed(MethodInvocation attempt) throws Exception {
        try {
            // a later attempt may be on a thread that knows nothing of the invocation, and some advice asks the thread
            return UnderWay.onThisThread() == null
                    ? attempt.proceed()
                    : ExposeInvocationInterceptor.INSTANCE.invoke(attempt);
        } catch (Throwable thrown) {
            throw RetryInvocation.<Exception>asIs(thrown);
        }
    }

    @Override
    public boolean answers(RetryRule rule) {
        return method.fallbacks().containsKey(rule);
    }

    @Override
    public @Nullable Object recover(RetryRule rule, Exception failure) throws Exception {
        FallbackMethod fallback = method.fallbacks().get(rule);
        if (fallback == null) {
            throw failure;
        }
        try {
            return fallback.invoke(target, invocation.getArguments(), failure);
        } catch (Throwable thrown) {
            throw RetryInvocation.<Exception>asIs(thrown);
        }
    }

    /** Throws the very object: the proxy's method may declare any Throwable, the loop takes them as they are. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased: nothing is cast
    static <X extends Throwable> X asIs(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
