// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.KotlinDetector;

/**
 * What methods may throw.
 *
 * @param methods one for each class of beans; each declares exceptions of its own
 */
record ThrownCheck(List<MethodOfBean> methods) {

    /**
     * The failure, if the callers of each method can get it.
     *
     * @throws IllegalArgumentException if it is null, or checked and not declared
     */
    Throwable require(@Nullable Throwable failure) {
        if (failure == null) {
            throw new IllegalArgumentException("The supplier of failures for " + methods.get(0) + " gave null.");
        }
        methods.forEach(method -> requireDeclared(method, failure.getClass()));
        return failure;
    }

    private static void requireDeclared(MethodOfBean method, Class<? extends Throwable> type) {
        boolean unchecked = RuntimeException.class.isAssignableFrom(type) || Error.class.isAssignableFrom(type);
        boolean anything = ResultKind.of(method) != ResultKind.PLAIN
                || KotlinDetector.isKotlinType(method.method().getDeclaringClass());
        if (!unchecked
                && !anything
                && Stream.of(method.method().getExceptionTypes())
                        .noneMatch(declared -> declared.isAssignableFrom(type))) {
            throw new IllegalArgumentException(
                    "%s does not declare the checked %s, so it can never throw it. Declare it, or inject an exception that the method can throw."
                            .formatted(method, type.getName()));
        }
    }
}
