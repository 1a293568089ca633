// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

/** Reads YAML as Spring Boot does. */
final class YamlBinding {

    private YamlBinding() {}

    static String steps(String yaml, String profile) {
        try {
            return new YamlPropertySourceLoader()
                    .load("application.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))).stream()
                            .map(source -> source.getProperty("retry.profiles." + profile + ".steps"))
                            .map(String::valueOf)
                            .findFirst()
                            .orElse("");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
