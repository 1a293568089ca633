// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.core.KotlinDetector;

/**
 * An annotated method, as its beans have it.
 *
 * @param beanClass not the proxy's, unless the bean is nothing but one, as repositories are
 * @param method the most specific one
 */
record MethodOfBean(Class<?> beanClass, Method method) {

    /** Its parameters as they are written; a suspending function has one more that nobody sees. */
    static Class<?>[] parametersOf(Method method) {
        int hidden = KotlinDetector.isSuspendingFunction(method) ? 1 : 0;
        return Arrays.copyOf(method.getParameterTypes(), method.getParameterCount() - hidden);
    }

    /** For people: {@code PaymentService.charge(Order)}. */
    static String textOf(Class<?> type, Method method) {
        return Arrays.stream(parametersOf(method))
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", type.getSimpleName() + "." + method.getName() + "(", ")"));
    }

    @Override
    public String toString() {
        // the class of a bean that is nothing but a proxy says nothing
        return textOf(Proxy.isProxyClass(beanClass) ? method.getDeclaringClass() : beanClass, method);
    }
}
