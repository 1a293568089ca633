// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;

/**
 * What a class with annotated methods has to be like for a proxy to be made of it.
 *
 * @param found its annotated methods
 */
record ClassCheck(Class<?> type, RetryClass found) {

    /**
     * Looks whether the class can be extended, if it has to be.
     *
     * @param classProxies whether a proxy extends the class even if it has interfaces
     * @throws InvalidRetryException if it has to be and cannot
     */
    void require(Predicate<Class<?>> classProxies) {
        if (found.methods().isEmpty() || isExtensible()) {
            return;
        }
        boolean exposed = isExposed();
        if (exposed && !classProxies.test(type)) {
            return;
        }
        String closed = type.isSealed() ? "sealed" : "final";
        throw new InvalidRetryException(
                "%s %s annotated for retries, but %s is %s, so no proxy can extend it and nothing would ever be retried."
                        .formatted(signatures(), found.methods().size() == 1 ? "is" : "are", type.getName(), closed),
                "Remove '%s' (in Kotlin, 'open' the class), or ".formatted(closed)
                        + (exposed
                                ? "set spring.aop.proxy-target-class=false, as its interfaces have what is annotated."
                                : "annotate methods of an interface and set spring.aop.proxy-target-class=false."));
    }

    /** A proxy of a proxy or of a lambda goes by their interfaces in any case. */
    private boolean isExtensible() {
        boolean isClosed = Modifier.isFinal(type.getModifiers()) || type.isSealed();
        return !isClosed || Proxy.isProxyClass(type) || ClassUtils.isLambdaClass(type);
    }

    /** Whether interfaces have what is annotated itself, or some of what an annotation of the class is for. */
    private boolean isExposed() {
        Set<RetryMethod> exposed = ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .flatMap(view -> Arrays.<Method>stream(view.getMethods()))
                .map(found::find)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return !exposed.isEmpty()
                && found.methods().stream().filter(RetryMethod::isAskedFor).allMatch(exposed::contains);
    }

    private String signatures() {
        return found.methods().stream().map(RetryMethod::signature).collect(Collectors.joining(", "));
    }
}
