// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** Finds the file and line that a property comes from. */
final class PropertyOrigins {

    private final Environment environment;

    PropertyOrigins(Environment environment) {
        this.environment = environment;
    }

    /** {@code " (from class path resource [application.yml] - 3:12)"}, or nothing where it is not written. */
    String of(String property) {
        return find(property)
                // a list has no place itself
                .or(() -> find(property + "[0]"))
                .map(PropertyOrigins::from)
                .orElse("");
    }

    private Optional<ConfigurationProperty> find(String property) {
        return find(ConfigurationPropertyName.adapt(property, '.'), ConfigurationPropertySources.get(environment));
    }

    /** The property as the first source that has it gives it. */
    static Optional<ConfigurationProperty> find(
            ConfigurationPropertyName name, Iterable<ConfigurationPropertySource> sources) {
        return StreamSupport.stream(sources.spliterator(), false)
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    static String from(ConfigurationProperty property) {
        return property.getOrigin() == null ? "" : " (from " + property.getOrigin() + ")";
    }

    /** {@code jitterMode} as it is written in YAML: {@code jitter-mode}. */
    static String dashed(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
