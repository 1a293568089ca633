// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Retry;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootVersion;

/** That a variant runs what was built, where it says it does. */
class SameJarsTests {

    @Test
    void jarsAreThoseBuiltOnce() throws Exception {
        assertThat(jarOf(Retry.class)).hasSameBinaryContentAs(Path.of(System.getProperty("built.core")));
        assertThat(jarOf(RetryOnError.class)).hasSameBinaryContentAs(Path.of(System.getProperty("built.starter")));
    }

    @ParameterizedTest
    @ValueSource(classes = {Retry.class, RetryOnError.class})
    void jarsWereBuiltOnTheOldestJdk(Class<?> type) throws Exception {
        try (JarFile jar = new JarFile(jarOf(type).toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Build-Jdk-Spec"))
                    .isEqualTo("17");
        }
    }

    @Test
    void platformIsTheOneAskedFor() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("consumer.boot"));
        assertThat(Runtime.version().feature()).isEqualTo(Integer.getInteger("consumer.jdk"));
    }

    private static Path jarOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
