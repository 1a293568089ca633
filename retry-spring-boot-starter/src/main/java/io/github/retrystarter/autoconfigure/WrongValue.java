// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.core.Similar;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.StringUtils;

/**
 * A value that is not of the kind its property wants.
 *
 * @param kind the type that is wanted
 * @param property as it is written, if it is one and not the sum of several
 */
record WrongValue(
        ConfigurationPropertyName name,
        Class<?> kind,
        @Nullable ConfigurationProperty property) {

    /** More of a value nobody reads. */
    private static final int LONGEST = 300;

    static WrongValue of(ConfigurationPropertyName name, Bindable<?> target, BindContext context) {
        // what the context itself tells is missing where the binder looks for others below it
        ConfigurationProperty property = context.getConfigurationProperty();
        return new WrongValue(
                name,
                target.getType().resolve(Object.class),
                property != null
                        ? property
                        : PropertyOrigins.find(name, context.getSources()).orElse(null));
    }

    /** Nothing behind a key is as if the key were not there. */
    boolean isBlank() {
        Object value = written();
        return (value instanceof String text && text.isBlank()) || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    /** Says what the conversion said, and what to write instead. */
    InvalidRetryException because(Exception error) {
        if (error instanceof UnboundConfigurationPropertiesException gap) {
            return mistake(
                    "its elements have a gap, as nothing is before "
                            + gap.getUnboundProperties().iterator().next().getName(),
                    "Number them 0, 1, 2 and so on.");
        }
        String value =
                String.valueOf(error instanceof ConversionFailedException failed ? failed.getValue() : written());
        String problem = "\"%s\" cannot be read (%s)".formatted(shortened(value), shortened(reason(error)));
        if (value.contains("${")) {
            return mistake(problem, "Define the property, or give the placeholder a default: ${name:default}.");
        }
        return mistake(problem, hint(value) + remedy());
    }

    InvalidRetryException mistake(String problem, String action) {
        return new InvalidRetryException(
                "Property %s%s is not valid: %s."
                        .formatted(name, property == null ? "" : PropertyOrigins.from(property), problem),
                action);
    }

    private static String shortened(@Nullable String text) {
        return StringUtils.truncate(String.valueOf(text), LONGEST);
    }

    private @Nullable String reason(Exception error) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(error);
        if (cause instanceof ClassNotFoundException) {
            return "there is no class " + cause.getMessage();
        }
        return kind.isEnum() ? "there is no such choice" : cause.getMessage();
    }

    private @Nullable Object written() {
        return property == null ? null : property.getValue();
    }

    private String hint(String value) {
        return Similar.to(value, constants())
                .map(near -> "Did you mean '" + near + "'? ")
                .orElse("");
    }

    private String remedy() {
        if (kind.isEnum()) {
            return "Use one of: " + String.join(", ", constants()) + ".";
        }
        if (kind == Duration.class) {
            return "Write a duration, such as 200ms or 5s.";
        }
        if (Number.class.isAssignableFrom(kind) || kind == int.class) {
            return "Write a number" + (kind == Double.class ? "." : " without decimals.");
        }
        if (kind == boolean.class) {
            return "Write true or false.";
        }
        if (kind == Class.class || Collection.class.isAssignableFrom(kind)) {
            return "Write full names of exception types that are on the class path.";
        }
        return "Write settings below it, and no value.";
    }

    /** As people write them in YAML. */
    private List<String> constants() {
        return kind.isEnum()
                ? Arrays.stream(kind.getEnumConstants())
                        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }
}
