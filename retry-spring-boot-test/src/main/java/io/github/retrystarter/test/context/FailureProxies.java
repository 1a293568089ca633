// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.aop.RetryAdvisor;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.util.ClassUtils;

/** Has every proxy that retries take failures, right around its bean, where the body's own would come from. */
final class FailureProxies implements SmartInstantiationAwareBeanPostProcessor {

    private final Advisor failures;
    /** The classes of beans that failures reach. */
    private final Set<Class<?>> reached = ConcurrentHashMap.newKeySet();
    /** Those of beans whose proxy takes nothing more. */
    private final Set<Class<?>> frozen = ConcurrentHashMap.newKeySet();

    FailureProxies(Advisor failures) {
        this.failures = failures;
    }

    /** A bean of a circle is given to the others before it is ready, and then not made into a proxy again. */
    @Override
    public Object getEarlyBeanReference(Object bean, String beanName) {
        return postProcessAfterInitialization(bean, beanName);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        Advised proxy = innermost(bean);
        if (proxy != null) {
            reach(proxy);
        }
        return bean;
    }

    private void reach(Advised proxy) {
        if (proxy.isFrozen()) {
            frozen.add(classOf(proxy));
            return;
        }
        if (!Arrays.asList(proxy.getAdvisors()).contains(failures)) {
            proxy.addAdvisor(failures);
        }
        reached.add(classOf(proxy));
    }

    /**
     * A bean that has not been made yet takes its failures when it is.
     *
     * @throws IllegalStateException if the method's failures would never come
     */
    void requireReachable(MethodOfBean method) {
        Class<?> beanClass = method.beanClass();
        if (!reached.contains(beanClass) && frozen.contains(beanClass)) {
            throw new IllegalStateException(
                    "%s cannot be made to fail: the proxy of its bean is frozen, so nothing can be added to it. Do without 'frozen' in tests, or mock what the method calls."
                            .formatted(method));
        }
    }

    /** The proxy that retries: others may be around it. */
    private static @Nullable Advised innermost(@Nullable Object bean) {
        if (!(bean instanceof Advised proxy)) {
            return null;
        }
        Advised inner = innermost(AopProxyUtils.getSingletonTarget(proxy));
        boolean retries = Arrays.stream(proxy.getAdvisors()).anyMatch(RetryAdvisor.class::isInstance);
        return inner != null || !retries ? inner : proxy;
    }

    private static Class<?> classOf(Advised proxy) {
        return ClassUtils.getUserClass(AopUtils.getTargetClass(proxy));
    }
}
