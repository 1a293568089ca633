// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a test writes for a method.
 *
 * @param parameters their types; null if it does not say
 */
record MethodName(String name, @Nullable List<Class<?>> parameters) {

    private static final String NO_PARAMETERS = "()";

    static MethodName of(String written, Class<?>... parameters) {
        if (written.endsWith(NO_PARAMETERS)) {
            return new MethodName(written.substring(0, written.length() - NO_PARAMETERS.length()), List.of());
        }
        return new MethodName(written, parameters.length == 0 ? null : List.of(parameters));
    }

    String parametersText() {
        return parameters == null
                ? ""
                : parameters.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    }
}
