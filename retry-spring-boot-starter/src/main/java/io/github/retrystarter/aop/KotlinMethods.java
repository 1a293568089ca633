// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;

/** Methods as they were written, where Kotlin has compiled them into something else. */
final class KotlinMethods {

    private KotlinMethods() {}

    static boolean isSuspending(Method method) {
        return KotlinDetector.isSuspendingFunction(method);
    }

    /** What its callers write: a function that suspends has a last one in addition. */
    static int parameterCount(Method method) {
        return method.getParameterCount() - (isSuspending(method) ? 1 : 0);
    }

    /** What its callers get: a function that suspends says so in its last parameter, a Continuation of it or what is above it. */
    static ResolvableType returned(Method method, Class<?> beanClass) {
        if (!isSuspending(method)) {
            return ResolvableType.forMethodReturnType(method, beanClass);
        }
        return ResolvableType.forClass(ResolvableType.forMethodParameter(method, parameterCount(method), beanClass)
                .getGeneric()
                .resolve(Object.class));
    }

    static boolean isVoid(ResolvableType returned) {
        Class<?> type = returned.resolve(Object.class);
        return type == void.class || type.getName().equals("kotlin.Unit");
    }

    /**
     * A fallback that suspends needs a method that does.
     *
     * @return whether a caller of the method can call the fallback
     */
    static boolean isCallable(Method fallback, Method method) {
        return isSuspending(method) || !isSuspending(fallback);
    }

    /** Whether it may throw what it does not declare. */
    static boolean throwsUndeclared(Method method) {
        return KotlinDetector.isKotlinType(method.getDeclaringClass());
    }
}
