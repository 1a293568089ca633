package io.github.retrystarter.aop;

import java.util.Arrays;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Looks at every proxy that retries, once it is made: whether each annotated method can be reached, and whether no
 * transaction is further out. Keeps the names of the beans.
 *
 * @since 0.1.0
 */
public final class RetryProxies implements BeanPostProcessor {

    private final RetryMethods methods;

    public RetryProxies(RetryMethods methods) {
        this.methods = methods;
    }

    /**
     * Leaves the bean as it is.
     *
     * @throws InvalidRetryException if an annotated method would not be retried, or not rightly
     */
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof Advised proxy
                && Arrays.stream(proxy.getAdvisors()).anyMatch(RetryAdvisor.class::isInstance)) {
            ProxyCheck check = new ProxyCheck(methods, bean, proxy);
            methods.register(beanName, check.beanClass()).forEach(check::require);
        }
        return bean;
    }
}
