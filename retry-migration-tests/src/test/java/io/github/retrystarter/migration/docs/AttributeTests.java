// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.common.retry.configuration.CommonRetryConfigurationProperties.InstanceProperties;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.springboot.retry.autoconfigure.RetryProperties;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.support.RetryTemplateBuilder;

/** The tables of attributes and settings leave nothing out, and their defaults are right. */
class AttributeTests {

    private static final Guide SPRING_FRAMEWORK = Guide.of("spring-framework.md");
    private static final Guide SPRING_RETRY = Guide.of("spring-retry.md");
    private static final Guide RESILIENCE4J = Guide.of("resilience4j.md");

    @Test
    void theAttributesOfAnnotationsAreTheirs() {
        attributes(SPRING_FRAMEWORK, "## Attributes of `@Retryable`", Retryable.class);
        attributes(SPRING_FRAMEWORK, "## Attributes of `@EnableResilientMethods`", EnableResilientMethods.class);
        attributes(SPRING_RETRY, "## Attributes of `@Retryable`", org.springframework.retry.annotation.Retryable.class);
        attributes(SPRING_RETRY, "## Attributes of `@Backoff`", Backoff.class);
        attributes(SPRING_RETRY, "## Attributes of `@EnableRetry`", EnableRetry.class);
        attributes(RESILIENCE4J, "## Attributes of `@Retry`", io.github.resilience4j.retry.annotation.Retry.class);
    }

    private static void attributes(Guide guide, String heading, Class<? extends Annotation> annotation) {
        Map<String, String> defaults = Stream.of(annotation.getDeclaredMethods())
                .collect(Collectors.toMap(method -> "`" + method.getName() + "`", AttributeTests::written));
        assertThat(firstOfEach(guide.table(heading))).isEqualTo(defaults);
    }

    private static Map<String, String> firstOfEach(Map<String, List<String>> rows) {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().get(0)));
    }

    /** As a table has it. */
    private static String written(Method attribute) {
        return written(attribute.getDefaultValue());
    }

    private static String written(@Nullable Object value) {
        if (value == null) {
            return "(none)";
        }
        if (value.getClass().isArray()) {
            return Array.getLength(value) == 0 ? "{}" : "not empty";
        }
        if (value instanceof Class<?> type) {
            return type.getSimpleName();
        }
        if (value instanceof Annotation nested) {
            return "@" + nested.annotationType().getSimpleName();
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        return value.equals(Long.MAX_VALUE) ? "Long.MAX_VALUE" : value.toString();
    }

    @Test
    void theMethodsOfBuildersAreTheirs() {
        methods(SPRING_FRAMEWORK, "## Methods of `RetryPolicy.Builder`", RetryPolicy.Builder.class, Set.of("build"));
        methods(SPRING_RETRY, "## Methods of `RetryTemplateBuilder`", RetryTemplateBuilder.class, Set.of());
        methods(RESILIENCE4J, "## Methods of `RetryConfig.Builder`", RetryConfig.Builder.class, Set.of());
    }

    private static void methods(Guide guide, String heading, Class<?> builder, Set<String> leftOut) {
        assertThat(guide.table(heading).keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(builder.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName)
                        .filter(name -> !leftOut.contains(name))
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.toSet()));
    }

    @Test
    void thePropertiesOfAnInstanceAreTheirs() {
        assertThat(RESILIENCE4J.table("## Properties of an instance").keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(InstanceProperties.class.getDeclaredFields())
                        .filter(field -> !field.isSynthetic())
                        .map(Field::getName)
                        .map(AttributeTests::kebab)
                        .toList());
    }

    @Test
    void theDefaultsOfAnInstanceAreTheirs() {
        RetryConfig config = RetryConfig.ofDefaults();
        Map<String, String> defaults = firstOfEach(RESILIENCE4J.table("## Properties of an instance"));
        assertThat(defaults)
                .containsEntry("`max-attempts`", String.valueOf(config.getMaxAttempts()))
                .containsEntry("`wait-duration`", config.getIntervalBiFunction().apply(1, Either.right("")) + "ms")
                .containsEntry("`exponential-backoff-multiplier`", String.valueOf(IntervalFunction.DEFAULT_MULTIPLIER))
                .containsEntry(
                        "`randomized-wait-factor`", String.valueOf(IntervalFunction.DEFAULT_RANDOMIZATION_FACTOR))
                .containsEntry("`fail-after-max-attempts`", String.valueOf(config.isFailAfterMaxAttempts()))
                .containsEntry("`result-predicate`", Objects.toString(config.getResultPredicate(), "none"));
        assertThat(new InstanceProperties())
                .as("off unless written")
                .extracting("enableExponentialBackoff", "enableRandomizedWait")
                .containsOnlyNulls();
    }

    @Test
    void thePropertiesOfAllInstancesAreTheirs() throws Exception {
        assertThat(RESILIENCE4J.table("## Properties of all instances").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Introspector.getBeanInfo(RetryProperties.class, Object.class)
                                        .getPropertyDescriptors())
                                .map(PropertyDescriptor::getName)
                                .map(AttributeTests::kebab)
                                .toList());
        assertThat(RESILIENCE4J
                        .table("## Properties of all instances")
                        .get("`retry-aspect-order`")
                        .get(0))
                .contains(String.valueOf(new RetryProperties().getRetryAspectOrder()));
    }

    private static String kebab(String name) {
        return "`" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "`";
    }
}
