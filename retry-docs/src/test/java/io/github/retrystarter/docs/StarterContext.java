// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/** Contexts with the starter and meters, no waiting, and nothing else. */
public final class StarterContext {

    private StarterContext() {}

    public static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AopAutoConfiguration.class, RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(RecordingClock.class);
    }

    /** Puts properties that are written like this in front of all others. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> yaml(String yaml) {
        return context -> {
            try {
                new YamlPropertySourceLoader()
                        .load("example", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                        .forEach(context.getEnvironment().getPropertySources()::addFirst);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }

    /** The first example of that page which has this in it. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> exampleWith(String key, String page) {
        return yaml(Page.of(page).blocks("yaml").stream()
                .filter(block -> block.contains(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " has no example with " + key)));
    }
}
