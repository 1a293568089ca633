// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.List;
import java.util.Optional;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** A library whose annotation is migrated. */
enum Peer {
    SPRING_RETRY(
            "org.springframework.retry.annotation.Retryable",
            "org.springframework.retry.annotation.EnableRetry",
            "spring-retry-defaults"),
    SPRING_RESILIENCE(
            "org.springframework.resilience.annotation.Retryable",
            "org.springframework.resilience.annotation.EnableResilientMethods",
            "spring-resilience-defaults");

    static final String RECOVER = "org.springframework.retry.annotation.Recover";
    static final String CIRCUIT_BREAKER = "org.springframework.retry.annotation.CircuitBreaker";
    static final String CONCURRENCY_LIMIT = "org.springframework.resilience.annotation.ConcurrencyLimit";

    private static final Settings SPRING_RETRY_DEFAULTS = Settings.of(Amount.of(3), Amount.of(1_000), Amount.of(1), 0);
    private static final Settings SPRING_DEFAULTS = Settings.of(Amount.of(4), Amount.of(1_000), Amount.of(1), 0);

    final String annotation;
    final String switchedOnBy;
    private final String nameOfDefaults;

    Peer(String annotation, String switchedOnBy, String nameOfDefaults) {
        this.annotation = annotation;
        this.switchedOnBy = switchedOnBy;
        this.nameOfDefaults = nameOfDefaults;
    }

    Translation translate(J.Annotation retryable, Constants constants) {
        Attributes attributes = Attributes.of(retryable, constants);
        return this == SPRING_RETRY
                ? SpringRetryDialect.translate(attributes)
                : SpringResilienceDialect.translate(attributes);
    }

    /** What the profile of an annotation that says nothing is called; empty if these are other settings. */
    Optional<String> nameOfDefaults(Settings settings) {
        Settings defaults = this == SPRING_RETRY ? SPRING_RETRY_DEFAULTS : SPRING_DEFAULTS;
        return defaults.equals(settings) ? Optional.of(nameOfDefaults) : Optional.empty();
    }

    /** Whether this type is gone, or of no effect any more, once everything is migrated. */
    boolean owns(String type) {
        if (this == SPRING_RETRY) {
            return type.startsWith("org.springframework.retry.");
        }
        return type.startsWith("org.springframework.resilience.retry.")
                || type.equals(annotation)
                || type.equals(switchedOnBy);
    }

    boolean isAnnotation(J.Annotation candidate) {
        return TypeUtils.isOfClassType(candidate.getType(), annotation);
    }

    static void noteErrors(Optional<Expression> includes, List<String> notes) {
        List<JavaType> types = includes.map(Attributes::types).orElse(List.of());
        if (types.stream().anyMatch(Peer::canBeError)) {
            notes.add("an Error is never retried here");
        }
    }

    private static boolean canBeError(JavaType type) {
        return TypeUtils.isOfClassType(type, "java.lang.Throwable")
                || TypeUtils.isAssignableTo("java.lang.Error", type);
    }
}
