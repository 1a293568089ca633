package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.springframework.aop.Advisor;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.Ordered;

/** What one proxy has to be like for its annotated methods to be retried, and rightly so. */
record ProxyCheck(RetryMethods methods, Object bean, Advised proxy) {

    /** By name, since spring-tx may be absent. */
    private static final String TRANSACTION_INTERCEPTOR =
            "org.springframework.transaction.interceptor.TransactionInterceptor";

    Class<?> beanClass() {
        Class<?> type = proxy.getTargetClass();
        return type != null ? type : bean.getClass();
    }

    void require(RetryMethod method) {
        requireReachable(method);
        requireNoTransactionOutside(method);
    }

    private void requireReachable(RetryMethod method) {
        if (AopUtils.isCglibProxy(bean) && Modifier.isFinal(method.method().getModifiers()) && isAskedFor(method)) {
            throw new InvalidRetryException(
                    method.signature()
                            + " is annotated for retries, but it is final, so its proxy cannot override it and it would never be retried.",
                    "Remove 'final', or the annotation.");
        }
        if (AopUtils.isJdkDynamicProxy(bean) && !isExposed(method) && isAskedFor(method)) {
            throw new InvalidRetryException(
                    method.signature()
                            + " is annotated for retries, but its bean is a JDK proxy and none of its interfaces has the method.",
                    "Add the method to an interface, or set spring.aop.proxy-target-class=true.");
        }
    }

    /** Annotated itself: what an annotation of its class does not reach, nobody has asked for by name. */
    private static boolean isAskedFor(RetryMethod method) {
        return !RuleSources.of(method.method()).isEmpty();
    }

    private boolean isExposed(RetryMethod method) {
        return Arrays.stream(proxy.getProxiedInterfaces())
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .anyMatch(exposed -> method.equals(methods.find(exposed, beanClass())));
    }

    private void requireNoTransactionOutside(RetryMethod method) {
        for (Advisor advisor : proxy.getAdvisors()) {
            if (advisor instanceof RetryAdvisor) {
                return;
            }
            if (isTransactional(advisor, method.method())) {
                throw new InvalidRetryException(
                        "The transaction of %s would begin outside its retries (advice order %s; a lower one is further out): all attempts would share one transaction, which the first failure dooms."
                                .formatted(
                                        method.signature(),
                                        advisor instanceof Ordered ordered ? ordered.getOrder() : "unknown"),
                        "Remove 'order' from @EnableTransactionManagement, or set retry.order to a lower number.");
            }
        }
    }

    private boolean isTransactional(Advisor advisor, Method method) {
        return advisor instanceof PointcutAdvisor pointcut
                && isTransactionInterceptor(advisor.getAdvice().getClass())
                && AopUtils.canApply(pointcut.getPointcut(), beanClass())
                && pointcut.getPointcut().getMethodMatcher().matches(method, beanClass());
    }

    private static boolean isTransactionInterceptor(Class<?> advice) {
        for (Class<?> type = advice; type != null; type = type.getSuperclass()) {
            if (type.getName().equals(TRANSACTION_INTERCEPTOR)) {
                return true;
            }
        }
        return false;
    }
}
