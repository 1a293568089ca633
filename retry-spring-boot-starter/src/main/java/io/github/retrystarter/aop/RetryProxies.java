package io.github.retrystarter.aop;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.SingletonBeanRegistry;

/**
 * Looks at every proxy that retries, once it is made: whether each annotated method can be reached, and whether no
 * transaction is further out. Keeps the names of the beans.
 *
 * @since 0.1.0
 */
public final class RetryProxies implements BeanPostProcessor, SmartInitializingSingleton {

    private final RetryMethods methods;
    private final SingletonBeanRegistry beans;
    /** Beans of a circular reference: their proxies were handed out before they came here. */
    private final Set<String> proxiedEarly = ConcurrentHashMap.newKeySet();

    public RetryProxies(RetryMethods methods, SingletonBeanRegistry beans) {
        this.methods = methods;
        this.beans = beans;
    }

    /**
     * Leaves the bean as it is.
     *
     * @throws InvalidRetryException if an annotated method would not be retried, or not rightly
     */
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!isRetried(bean, beanName) && methods.any(bean.getClass())) {
            proxiedEarly.add(beanName);
        }
        return bean;
    }

    /**
     * Looks at the beans that were no proxies when they came by.
     *
     * @throws InvalidRetryException if an annotated method would not be retried, or not rightly
     */
    @Override
    public void afterSingletonsInstantiated() {
        for (String beanName : proxiedEarly) {
            Object bean = beans.getSingleton(beanName);
            if (bean != null && !isRetried(bean, beanName)) {
                throw new InvalidRetryException(
                        "Bean '%s' of %s is annotated for retries, but nobody has made a proxy of it, so it would never be retried."
                                .formatted(beanName, bean.getClass().getName()),
                        "See that it is made after the bean post-processors, and not by one of them.");
            }
        }
    }

    private boolean isRetried(@Nullable Object bean, String beanName) {
        if (!(bean instanceof Advised proxy) || !RetryAdvisor.advises(proxy)) {
            return false;
        }
        String name =
                ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName) : beanName;
        ProxyCheck check = new ProxyCheck(methods, bean, proxy);
        methods.register(name, check.beanClass()).forEach(check::require);
        return true;
    }
}
