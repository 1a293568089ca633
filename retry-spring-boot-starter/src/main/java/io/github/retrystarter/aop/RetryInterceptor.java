package io.github.retrystarter.aop;

import io.github.retrystarter.core.Retrier;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/** Runs one call of an annotated method through the loop, with a fresh copy of the invocation for each attempt. */
final class RetryInterceptor implements MethodInterceptor {

    private final RetryMethods methods;
    private final Supplier<Retrier> retrier;

    RetryInterceptor(RetryMethods methods, Supplier<Retrier> retrier) {
        this.methods = methods;
        this.retrier = retrier;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object target = invocation.getThis();
        Class<?> type =
                target != null ? target.getClass() : invocation.getMethod().getDeclaringClass();
        RetryMethod method = methods.find(invocation.getMethod(), type);
        if (method == null || !(invocation instanceof ProxyMethodInvocation proxied)) {
            return invocation.proceed();
        }
        RetryInvocation call = new RetryInvocation(method, proxied);
        return retrier.get().call(method.spec(), call, call);
    }
}
