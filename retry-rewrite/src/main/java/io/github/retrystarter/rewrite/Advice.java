// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Finds annotations that may do something when a method is called through a proxy, as spring-retry calls a
 * {@code @Recover} method and we do not call a fallback. All may, but those that are known not to.
 */
final class Advice {

    private static final List<String> HARMLESS = List.of(
            "java.",
            "lombok.",
            "org.jspecify.",
            "org.springframework.beans.",
            "org.springframework.boot.",
            "org.springframework.context.annotation.",
            "org.springframework.core.annotation.Order",
            "org.springframework.stereotype.Component",
            "org.springframework.stereotype.Controller",
            "org.springframework.stereotype.Service",
            "org.springframework.web.bind.annotation.",
            Peer.RECOVER,
            Peer.SPRING_RETRY.annotation,
            Peer.SPRING_RETRY.switchedOnBy,
            Peer.SPRING_RESILIENCE.switchedOnBy);

    private Advice() {}

    /** The simple name of such an annotation on the method, its class or a type above that. */
    static Optional<String> on(J.MethodDeclaration method, List<J.Annotation> onClass) {
        List<J.Annotation> written = new ArrayList<>(onClass);
        written.addAll(method.getLeadingAnnotations());
        method.getModifiers().forEach(modifier -> written.addAll(modifier.getAnnotations()));
        if (method.getReturnTypeExpression() instanceof J.AnnotatedType result) {
            written.addAll(result.getAnnotations());
        }
        JavaType.Method type = method.getMethodType();
        Stream<String> compiled = type == null ? Stream.of() : compiledInto(type.getDeclaringType());
        return Stream.concat(written.stream().map(Advice::nameOf), compiled)
                .filter(name -> HARMLESS.stream().noneMatch(name::startsWith))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .findFirst();
    }

    private static String nameOf(J.Annotation annotation) {
        JavaType.FullyQualified type = TypeUtils.asFullyQualified(annotation.getType());
        return type == null || type instanceof JavaType.Unknown
                ? annotation.getSimpleName()
                : type.getFullyQualifiedName();
    }

    private static Stream<String> compiledInto(JavaType.FullyQualified type) {
        return Ancestry.of(type)
                .flatMap(each -> each.getAnnotations().stream())
                .map(JavaType.FullyQualified::getFullyQualifiedName);
    }
}
