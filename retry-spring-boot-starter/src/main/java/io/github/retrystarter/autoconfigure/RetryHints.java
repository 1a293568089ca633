// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.CallDrivers;
import io.github.retrystarter.core.ForeignMember;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * Tells a native image what is read by reflection in every application: the names of our properties, and the exceptions of the
 * libraries that are there.
 */
final class RetryHints implements RuntimeHintsRegistrar {

    /** Their components are read. */
    private static final List<Class<?>> READ = List.of(
            RetryProperties.class,
            RetryProperties.ConflictProperties.class,
            ProfileProperties.class,
            ProfileProperties.Budget.class);

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        ReflectionHints reflection = hints.reflection();
        READ.forEach(type -> reflection.registerType(type, MemberCategory.INVOKE_DECLARED_METHODS));
        CallDrivers.OPTIONAL_TYPES.forEach(type -> reflection.registerTypeIfPresent(classLoader, type));
        ClassLoader loader = classLoader != null ? classLoader : ClassUtils.getDefaultClassLoader();
        if (loader != null) {
            ForeignMember.all(loader).forEach(foreign -> register(reflection, foreign));
        }
    }

    private static void register(ReflectionHints reflection, ForeignMember foreign) {
        reflection.registerType(foreign.type());
        if (foreign.member() instanceof Method method) {
            reflection.registerMethod(method, ExecutableMode.INVOKE);
        } else if (foreign.member() instanceof Field field) {
            reflection.registerField(field);
        }
    }
}
