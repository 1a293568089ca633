// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
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

    /** @throws InvalidRetryException with all that is in the way */
    void require(RetryMethod method) {
        Mistakes mistakes = new Mistakes();
        mistakes.check(() -> requireReachable(method));
        mistakes.check(() -> requireNoTransactionOutside(method));
        mistakes.report();
    }

    private void requireReachable(RetryMethod method) {
        if (AopUtils.isCglibProxy(bean)) {
            requireOverridable(method);
        } else if (!isExposed(method) && method.isAskedFor()) {
            throw new InvalidRetryException(
                    method.signature()
                            + " is annotated for retries, but its bean is a JDK proxy and none of its interfaces has the method.",
                    "Add the method to an interface, or set spring.aop.proxy-target-class=true.");
        }
    }

    private void requireOverridable(RetryMethod method) {
        Method overridden = method.method();
        if (Modifier.isFinal(overridden.getModifiers()) && method.isAskedFor()) {
            throw new InvalidRetryException(
                    method.signature()
                            + " is annotated for retries, but it is final, so its proxy cannot override it and it would never be retried.",
                    "Remove 'final' (in Kotlin, 'open' the method), or the annotation.");
        }
        Class<?> declaring = overridden.getDeclaringClass();
        if (isPackagePrivate(overridden) && !isOfOnePackage(declaring, bean.getClass())) {
            throw new InvalidRetryException(
                    "%s is annotated for retries, but it is package-private, and its proxy is in another package or class loader (%s, %s), so the proxy cannot override it and it would never be retried."
                            .formatted(
                                    method.signature(),
                                    bean.getClass().getPackageName(),
                                    bean.getClass().getClassLoader()),
                    "Make the method public or protected.");
        }
    }

    private static boolean isPackagePrivate(Method method) {
        return (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0;
    }

    /** To the virtual machine a package is one of a class loader. */
    private static boolean isOfOnePackage(Class<?> one, Class<?> other) {
        return one.getPackageName().equals(other.getPackageName())
                && Objects.equals(one.getClassLoader(), other.getClassLoader());
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
