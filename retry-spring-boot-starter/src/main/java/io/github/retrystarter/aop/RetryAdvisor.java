package io.github.retrystarter.aop;

import io.github.retrystarter.core.Retrier;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.springframework.aop.ClassFilter;
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
        setClassFilter(new AnnotatedClasses(methods));
    }

    @Override
    public boolean matches(Method method, Class<?> targetClass) {
        return methods.find(method, targetClass) != null;
    }

    /** A record, so that proxies of equal advisors are equal, as Spring expects of its pointcuts. */
    private record AnnotatedClasses(RetryMethods methods) implements ClassFilter {

        @Override
        public boolean matches(Class<?> type) {
            return methods.any(type);
        }
    }
}
