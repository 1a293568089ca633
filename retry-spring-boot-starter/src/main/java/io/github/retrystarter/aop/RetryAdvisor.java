// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;

/**
 * Puts the retries around annotated methods: outside their transaction, inside security.
 *
 * @since 0.1.0
 */
public final class RetryAdvisor extends StaticMethodMatcherPointcutAdvisor {

    private static final long serialVersionUID = 1L;

    private final transient RetryMethods methods;

    /**
     * @param methods looks at each bean class once
     * @param order of the advice: lower is further out
     */
    public RetryAdvisor(RetryMethods methods, int order) {
        super(new RetryInterceptor(methods));
        this.methods = methods;
        setOrder(order);
        setClassFilter(methods::any);
    }

    @Override
    public boolean matches(Method method, Class<?> targetClass) {
        return methods.find(method, targetClass) != null;
    }

    /** Whether a proxy retries. */
    static boolean advises(Advised proxy) {
        return Arrays.stream(proxy.getAdvisors()).anyMatch(RetryAdvisor.class::isInstance);
    }
}
