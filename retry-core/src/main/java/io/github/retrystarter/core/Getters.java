// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Public getters to call one after the other, such as {@code getStatusCode.value}. A collection on the way stands for each of
 * its elements.
 */
record Getters(List<Method> path) {

    /** Looks the getters up, or gives none if one is missing. */
    static Optional<Getters> find(ForeignType type, String path) {
        List<Method> getters = new ArrayList<>();
        ForeignType owner = type;
        try {
            for (String name : path.split("\\.", -1)) {
                // by the declared type: the object may be of a class that is not public, as Spring's HttpStatusCode are
                Method getter = owner.method(name);
                getters.add(getter);
                owner = owner.to(typeBehind(getter));
            }
        } catch (NoSuchMethodException | LinkageError missing) {
            return Optional.empty();
        }
        return Optional.of(new Getters(List.copyOf(getters)));
    }

    private static Class<?> typeBehind(Method getter) {
        if (getter.getGenericReturnType() instanceof ParameterizedType many
                && many.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        return getter.getReturnType();
    }

    /** What the getters give, as text; nothing if one of them gives null. */
    List<String> read(Object source) throws ReflectiveOperationException {
        return values(source).stream().map(Object::toString).toList();
    }

    /** What the getters give; nothing if one of them gives null. */
    List<Object> values(Object source) throws ReflectiveOperationException {
        List<Object> found = List.of(source);
        for (Method getter : path) {
            found = read(getter, found);
        }
        return found;
    }

    private static List<Object> read(Method getter, List<Object> sources) throws ReflectiveOperationException {
        List<Object> found = new ArrayList<>();
        for (Object source : sources) {
            Object value = getter.invoke(source);
            if (value instanceof Collection<?> many) {
                many.stream().filter(Objects::nonNull).forEach(found::add);
            } else if (value != null) {
                found.add(value);
            }
        }
        return found;
    }
}
