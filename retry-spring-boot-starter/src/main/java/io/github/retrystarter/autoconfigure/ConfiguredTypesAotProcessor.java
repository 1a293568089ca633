// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.Mistakes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Tells a native image which exception types the configuration names, as far as it is there when the application is built: a
 * class that only a text names is not found otherwise.
 */
final class ConfiguredTypesAotProcessor implements BeanFactoryInitializationAotProcessor {

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beans) {
        if (beans.getBeanNamesForType(RetryProperties.class, false, false).length == 0) {
            return null;
        }
        Environment environment = beans.getBean(Environment.class);
        RetryProperties properties =
                // mistakes are told at the start, when the configuration may be another one
                new ConfiguredProfiles(environment, new SettingsBinder(beans), List.of()).properties(new Mistakes());
        Set<Class<?>> types = typesIn(properties);
        return (generation, code) -> {
            ReflectionHints reflection = generation.getRuntimeHints().reflection();
            types.forEach(reflection::registerType);
        };
    }

    private static Set<Class<?>> typesIn(RetryProperties properties) {
        return Stream.concat(
                        Stream.of(properties.conflict().exceptions()),
                        properties.profiles().values().stream()
                                .flatMap(profile -> Stream.of(profile.includes(), profile.excludes())))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }
}
