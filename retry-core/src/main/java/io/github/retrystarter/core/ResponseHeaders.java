package io.github.retrystarter.core;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headers of the response that failures of a class carry. */
record ResponseHeaders(Method getter) {

    /** Looks the getter up, or gives none if it is missing. */
    static Optional<ResponseHeaders> find(Class<?> type, String getter) {
        try {
            return Optional.of(new ResponseHeaders(type.getMethod(getter)));
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
        // Spring 7's HttpHeaders are no Map; by the declared type, as the object may be of a class that is not public
        Method get = getter.getReturnType().getMethod("get", String.class);
        return texts(get.invoke(headers, name)).toList();
    }

    private static Stream<String> texts(@Nullable Object values) {
        return values instanceof Collection<?> many
                ? many.stream().filter(Objects::nonNull).map(Object::toString)
                : Stream.empty();
    }
}
