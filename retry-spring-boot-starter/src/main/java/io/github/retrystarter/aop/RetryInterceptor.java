package io.github.retrystarter.aop;

import io.github.retrystarter.core.Retrier;
import java.util.Objects;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.Advised;

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
        Object target = Objects.requireNonNull(invocation.getThis(), "an auto-proxy has a target");
        if (target instanceof Advised proxy && RetryAdvisor.advises(proxy)) {
            // a second auto-proxy creator has wrapped a proxy of ours: both retrying would square the steps
            return invocation.proceed();
        }
        RetryMethod method = methods.find(invocation.getMethod(), target.getClass());
        Objects.requireNonNull(method, "the pointcut matches annotated methods only");
        RetryInvocation call = new RetryInvocation(method, target, (ProxyMethodInvocation) invocation);
        return retrier.get().call(method.spec(), call, call);
    }
}
