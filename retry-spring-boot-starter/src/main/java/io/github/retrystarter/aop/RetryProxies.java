// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * Looks at every proxy that retries, once it is made: whether each annotated method can be reached, and whether no
 * transaction is further out. Keeps the names of the beans.
 *
 * @since 0.1.0
 */
public final class RetryProxies implements BeanPostProcessor, Ordered {

    private final RetryMethods methods;
    private final Mistakes mistakes;
    private final EarlyBeans earlyBeans;

    public RetryProxies(RetryMethods methods, Mistakes mistakes, EarlyBeans earlyBeans) {
        this.methods = methods;
        this.mistakes = mistakes;
        this.earlyBeans = earlyBeans;
    }

    /** Right after those who make proxies: what others wrap around one is theirs. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    /**
     * Leaves the bean as it is.
     *
     * @throws InvalidRetryException after the start, if an annotated method would not be retried, or not rightly
     */
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (lookAt(bean, beanName) || !methods.any(bean.getClass())) {
            earlyBeans.checked(beanName);
        }
        return bean;
    }

    /**
     * Looks at the bean, if it is a proxy that retries.
     *
     * @return whether it is
     */
    boolean lookAt(@Nullable Object bean, String beanName) {
        if (!(bean instanceof Advised proxy) || !RetryAdvisor.advises(proxy)) {
            return false;
        }
        String name =
                ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName) : beanName;
        ProxyCheck check = new ProxyCheck(methods, bean, proxy);
        methods.register(name, check.beanClass()).forEach(method -> mistakes.check(() -> check.require(method)));
        return true;
    }
}
