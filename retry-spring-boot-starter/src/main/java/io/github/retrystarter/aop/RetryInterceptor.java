// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.Advised;

/** Has each call of an annotated method run as its result comes. */
final class RetryInterceptor implements MethodInterceptor {

    private final RetryMethods methods;

    RetryInterceptor(RetryMethods methods) {
        this.methods = methods;
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
        return method.driver().call(new RetryInvocation(method, target, (ProxyMethodInvocation) invocation));
    }
}
