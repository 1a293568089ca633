// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.DecoratingProxy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A type that a test names: a bean's class, a superclass or interface of it, or what {@code getClass()} said of its proxy.
 *
 * @param all what a bean has to be; several if it is known by its interfaces
 */
record BeanType(List<Class<?>> all) {

    private static final Set<Class<?>> OF_EVERY_PROXY = Set.of(SpringProxy.class, Advised.class, DecoratingProxy.class);

    static BeanType of(Class<?> type) {
        if (!Proxy.isProxyClass(type)) {
            return new BeanType(List.of(ClassUtils.getUserClass(type)));
        }
        return new BeanType(Stream.<Class<?>>of(type.getInterfaces())
                .filter(shown -> !OF_EVERY_PROXY.contains(shown))
                .toList());
    }

    boolean hasBean(Class<?> beanClass) {
        return all.stream().allMatch(type -> type.isAssignableFrom(beanClass));
    }

    /** Those that a person would find in it. */
    List<Method> methods() {
        return all.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getMethods()), Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type))))
                .filter(method -> !method.isSynthetic() && method.getDeclaringClass() != Object.class)
                .distinct()
                .toList();
    }

    /** The parameters of the bean's method as this type declares them, which may be more general. */
    List<Class<?>> parametersOf(MethodOfBean found) {
        Method declared = methods().stream()
                .filter(method -> method.getName().equals(found.method().getName()))
                .filter(method -> specific(method, found.beanClass()).equals(found.method()))
                .findFirst()
                .orElse(found.method());
        return List.of(MethodOfBean.parametersOf(declared));
    }

    /** The method that a bean of that class runs. */
    static Method specific(Method method, Class<?> beanClass) {
        return BridgeMethodResolver.findBridgedMethod(AopUtils.getMostSpecificMethod(method, beanClass));
    }

    String textOf(Method method) {
        return MethodOfBean.textOf(all.get(0), method);
    }

    @Override
    public String toString() {
        return all.stream().map(Class::getSimpleName).collect(Collectors.joining(" & "));
    }
}
