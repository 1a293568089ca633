// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A key under {@code retry} that somebody has written, whether anything reads it or not. */
record WrittenKey(ConfigurationPropertyName name, ConfigurationPropertySource source) {

    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("retry");
    static final ConfigurationPropertyName PROFILES = ROOT.append("profiles");
    static final ConfigurationPropertyName CONFLICT = ROOT.append("conflict");

    /** All there are; this looks at every property, so it is done once. */
    static List<WrittenKey> all(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast)
                .flatMap(source -> source.stream().filter(ROOT::isAncestorOf).map(name -> new WrittenKey(name, source)))
                .toList();
    }

    /** An environment variable, whose name does not tell where an element ends. */
    boolean isVariable() {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
    }

    /** Nothing behind a key is as if the key were not there. */
    boolean isBlank() {
        return Optional.ofNullable(source.getConfigurationProperty(name))
                .filter(property -> !String.valueOf(property.getValue()).isBlank())
                .isEmpty();
    }

    /** The profile that it sets something of, if that can be told. */
    Optional<String> profile() {
        return isVariable() || !PROFILES.isAncestorOf(name)
                ? Optional.empty()
                : Optional.of(name.getElement(PROFILES.getNumberOfElements(), Form.ORIGINAL));
    }

    String origin() {
        return Optional.ofNullable(source.getConfigurationProperty(name))
                .map(PropertyOrigins::from)
                .orElse("");
    }
}
