// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;

/** Makes exceptions of a type through whichever constructor fits. */
record ThrowableMaker(Constructor<? extends Throwable> constructor, String message) implements Supplier<Throwable> {

    /** In the order they are tried: first those that are public, as modules keep the others to themselves. */
    private static final List<List<Class<?>>> PARAMETERS =
            List.of(List.of(String.class), List.of(String.class, Throwable.class), List.of());

    /** @throws IllegalArgumentException if there is no such constructor */
    static ThrowableMaker of(Class<? extends Throwable> type, String message) {
        return Stream.of(true, false)
                .flatMap(isPublic ->
                        PARAMETERS.stream().flatMap(parameters -> find(type, isPublic, parameters).stream()))
                .findFirst()
                .map(constructor -> new ThrowableMaker(constructor, message))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s cannot be made of its class alone: it is abstract, or has no constructor for (String), (String, Throwable) or () that is not private. Pass a supplier: () -> new %s(...)."
                                .formatted(type.getName(), type.getSimpleName())));
    }

    @Override
    public Throwable get() {
        Object[] arguments =
                Stream.of(message, null).limit(constructor.getParameterCount()).toArray();
        try {
            return BeanUtils.instantiateClass(constructor, arguments);
        } catch (BeanInstantiationException | InaccessibleObjectException broken) {
            throw new IllegalArgumentException(
                    "%s cannot be made by %s. Pass a supplier that makes it."
                            .formatted(constructor.getDeclaringClass().getName(), constructor),
                    broken);
        }
    }

    @SuppressWarnings("unchecked") // the type's own
    private static <T extends Throwable> Optional<Constructor<T>> find(
            Class<T> type, boolean isPublic, List<Class<?>> parameters) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> !Modifier.isAbstract(type.getModifiers()))
                .filter(constructor -> !Modifier.isPrivate(constructor.getModifiers()))
                .filter(constructor -> Modifier.isPublic(constructor.getModifiers()) == isPublic)
                .filter(constructor -> List.of(constructor.getParameterTypes()).equals(parameters))
                .map(constructor -> (Constructor<T>) constructor)
                .findFirst();
    }
}
