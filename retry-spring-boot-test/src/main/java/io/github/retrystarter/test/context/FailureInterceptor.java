// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.util.ClassUtils;

/** Has an attempt fail, if it is to. */
final class FailureInterceptor implements MethodInterceptor {

    private final Journal journal;

    FailureInterceptor(Journal journal) {
        this.journal = journal;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        if (journal.failures().isEmpty()) {
            return invocation.proceed();
        }
        MethodOfBean method = methodOf(invocation);
        if (method == null || !journal.failures().isFailing(method)) {
            return invocation.proceed();
        }
        return switch (ResultKind.of(method)) {
            case FUTURE -> FailingFuture.of(invocation, journal.failures().take(method));
            case PUBLISHER ->
                new FailingPublisher((ProxyMethodInvocation) invocation, method, journal.failures()).result();
            case PLAIN, SUSPENDED -> plain(invocation, journal.failures().take(method));
        };
    }

    private static @Nullable Object plain(MethodInvocation invocation, @Nullable InjectedFailure failure)
            throws Throwable {
        if (failure == null) {
            return invocation.proceed();
        }
        if (failure.comesAfterTheBody()) {
            invocation.proceed();
        }
        throw failure.make();
    }

    /** The annotated method that is called, perhaps by an interface; null if it is none. */
    private @Nullable MethodOfBean methodOf(MethodInvocation invocation) {
        Class<?> beanClass = ClassUtils.getUserClass(Objects.requireNonNull(invocation.getThis()));
        Set<Class<?>> seenAs =
                Proxy.isProxyClass(beanClass) ? ClassUtils.getAllInterfacesForClassAsSet(beanClass) : Set.of(beanClass);
        Set<MethodOfBean> annotated = journal.methods();
        return seenAs.stream()
                .map(view -> new MethodOfBean(beanClass, BeanType.specific(invocation.getMethod(), view)))
                .filter(annotated::contains)
                .findFirst()
                .orElse(null);
    }
}
