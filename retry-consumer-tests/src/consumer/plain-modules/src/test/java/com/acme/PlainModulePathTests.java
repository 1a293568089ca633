// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainModulePathTests {

    @Test
    void coreNeedsNothingButTheJdksBase() throws Exception {
        ModulePath path = new ModulePath(List.of(), "target/classes", System.getProperty("built.core"));

        assertThat(path.run("com.acme.plain/com.acme.plain.Main"))
                .contains("attempt 3", "conflict: false", "java.sql: false")
                .endsWith("exit 0");
    }

    @Test
    void coreBringsNothingButItself() throws Exception {
        try (Stream<Path> libraries = Files.list(Path.of("target/libraries"))) {
            assertThat(libraries.map(library -> library.getFileName().toString()))
                    .hasSize(2)
                    .anyMatch(name -> name.startsWith("retry-core-"))
                    .anyMatch(name -> name.startsWith("jspecify-"));
        }
    }
}
