// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.actuate.ProfileHealth;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Makes the health indicator of whichever Boot is there: 3.5 and 4 have them in different packages, and there is one jar for
 * both. The names of types and methods are the same.
 */
final class HealthIndicators implements FactoryBean<Object> {

    static final String BOOT_3 = "org.springframework.boot.actuate.health.HealthIndicator";
    static final String BOOT_4 = "org.springframework.boot.health.contributor.HealthIndicator";

    private final ProfileHealth health;
    private final ClassLoader loader;
    private final Class<?> type;

    HealthIndicators(ProfileHealth health, ClassLoader loader) {
        this.health = health;
        this.loader = loader;
        this.type = ClassUtils.resolveClassName(typeSeenBy(loader).orElseThrow(), loader);
    }

    /** The name of the type to make; if both are there, the newer one. */
    static Optional<String> typeSeenBy(@Nullable ClassLoader loader) {
        return Stream.of(BOOT_4, BOOT_3)
                .filter(candidate -> ClassUtils.isPresent(candidate, loader))
                .findFirst();
    }

    @Override
    public Class<?> getObjectType() {
        return type;
    }

    @Override
    public Object getObject() {
        return Proxy.newProxyInstance(loader, new Class<?>[] {type}, this::answer);
    }

    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself alone
    private @Nullable Object answer(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (ReflectionUtils.isEqualsMethod(method)) {
            return arguments != null && proxy == arguments[0];
        }
        return method.getDeclaringClass() == Object.class ? method.invoke(this, arguments) : health();
    }

    static String builderOf(String packageName) {
        return packageName + ".Health$Builder";
    }

    private Object health() throws ReflectiveOperationException {
        Map<String, ProfileHealth.Calls> failing = health.failing();
        Class<?> builderType = ClassUtils.forName(builderOf(type.getPackageName()), loader);
        Object builder = BeanUtils.instantiateClass(builderType);
        builderType.getMethod("status", String.class).invoke(builder, failing.isEmpty() ? "UP" : "DOWN");
        builderType.getMethod("withDetail", String.class, Object.class).invoke(builder, "failing", failing);
        return builderType.getMethod("build").invoke(builder);
    }
}
