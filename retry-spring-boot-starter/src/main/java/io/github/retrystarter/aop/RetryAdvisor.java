package io.github.retrystarter.aop;

import io.github.retrystarter.core.Retrier;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Supplier;
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
     * @param retrier asked for at the first call, since this advisor is made before all beans
     * @param order of the advice: lower is further out
     */
    public RetryAdvisor(RetryMethods methods, Supplier<Retrier> retrier, int order) {
        super(new RetryInterceptor(methods, retrier));
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
