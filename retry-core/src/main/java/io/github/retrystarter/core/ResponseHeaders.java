// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The headers of the response that failures of a class carry.
 *
 * @param get gives the values of a header, where they are no map
 */
record ResponseHeaders(Method getter, Optional<Method> get) {

    /** Looks up what it takes, or gives none. */
    static Optional<ResponseHeaders> find(ForeignType type, String name) {
        try {
            Method getter = type.method(name);
            // Spring 7's HttpHeaders are no Map; by the declared type, as the object may be of a class that is not
            // public
            Class<?> headers = getter.getReturnType();
            Optional<Method> get = Map.class.isAssignableFrom(headers)
                    ? Optional.empty()
                    : Optional.of(type.to(headers).method("get", String.class));
            return Optional.of(new ResponseHeaders(getter, get));
        } catch (NoSuchMethodException | LinkageError missing) {
            return Optional.empty();
        }
    }

    /** All values of a header, whatever the case of its name; none if there was no response. */
    List<String> values(Throwable failure, String name) throws ReflectiveOperationException {
        Object headers = getter.invoke(failure);
        if (headers == null) {
            return List.of();
        }
        if (headers instanceof Map<?, ?> byName) {
            return byName.entrySet().stream()
                    .filter(header -> header.getKey() instanceof String key && key.equalsIgnoreCase(name))
                    .flatMap(header -> texts(header.getValue()))
                    .toList();
        }
        return get.isPresent() ? texts(get.get().invoke(headers, name)).toList() : List.of();
    }

    private static Stream<String> texts(@Nullable Object values) {
        return values instanceof Collection<?> many
                ? many.stream().filter(Objects::nonNull).map(Object::toString)
                : Stream.empty();
    }
}
