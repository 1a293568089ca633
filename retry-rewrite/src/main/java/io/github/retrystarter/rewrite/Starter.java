// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The dependency that a migrated project needs, of the version that these recipes are of. */
final class Starter {

    static final String GROUP = "io.github.retrystarter";
    static final String ARTIFACT = "retry-spring-boot-starter";
    static final String VERSION = version();

    private Starter() {}

    private static String version() {
        Properties properties = new Properties();
        try (InputStream resource = Starter.class.getResourceAsStream("/retry-rewrite.properties")) {
            properties.load(Objects.requireNonNull(resource, "retry-rewrite.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version");
    }
}
