// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.implementation.FixedValue;

/** Exceptions of classes that only share a name with a library's. */
final class NamedExceptions {

    private NamedExceptions() {}

    static <X extends Throwable> Class<? extends X> subclass(Class<X> parent, String name) {
        return load(new ByteBuddy().subclass(parent).name(name));
    }

    static RuntimeException named(String name) throws ReflectiveOperationException {
        return subclass(RuntimeException.class, name).getConstructor().newInstance();
    }

    static RuntimeException withGetter(String name, String getter, Object value) throws ReflectiveOperationException {
        return load(new ByteBuddy()
                        .subclass(RuntimeException.class)
                        .name(name)
                        .defineMethod(getter, value.getClass(), Visibility.PUBLIC)
                        .intercept(FixedValue.value(value)))
                .getConstructor()
                .newInstance();
    }

    static RuntimeException withBrokenGetter(String name, String getter, Class<? extends Throwable> thrown)
            throws ReflectiveOperationException {
        return load(new ByteBuddy()
                        .subclass(RuntimeException.class)
                        .name(name)
                        .defineMethod(getter, int.class, Visibility.PUBLIC)
                        .intercept(ExceptionMethod.throwing(thrown)))
                .getConstructor()
                .newInstance();
    }

    // child first, or the library's own class would be found
    private static <X> Class<? extends X> load(DynamicType.Builder<X> builder) {
        return builder.make()
                .load(NamedExceptions.class.getClassLoader(), ClassLoadingStrategy.Default.CHILD_FIRST)
                .getLoaded();
    }
}
