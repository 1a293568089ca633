// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody gets who asks for the starter and nothing else. */
class DependencyTests {

    @Test
    void starterBringsWhatItSaysAndNothingElse() throws IOException {
        assertThat(directOf("io.github.retrystarter:retry-spring-boot-starter"))
                .containsExactlyInAnyOrder(
                        "io.github.retrystarter:retry-core compile",
                        "org.springframework.boot:spring-boot-starter compile",
                        "org.springframework.boot:spring-boot-starter-aop compile",
                        "org.springframework.boot:spring-boot-autoconfigure compile",
                        "io.micrometer:micrometer-core compile",
                        "org.jspecify:jspecify compile");
    }

    @Test
    void allLicencesAreInTheDocs() throws IOException {
        String boot = System.getProperty("consumer.boot").replaceFirst("\\.\\d+$", "");
        Path docs = Path.of(System.getProperty("docs"), "dependencies.md");

        assertThat(docs)
                .content()
                .contains("## Spring Boot " + boot + "\n\n" + Files.readString(Path.of("target/third-party.md")));
    }

    /** By group, artifact and scope: lines such as "   +- group:artifact:jar:version:scope" below its own. */
    private static Stream<String> directOf(String ours) throws IOException {
        return Files.readAllLines(Path.of("target/tree.txt")).stream()
                .dropWhile(line -> !line.contains(ours))
                .skip(1)
                .filter(line -> line.matches("[ |] {2}[+\\\\]- .*"))
                .map(line -> line.substring(6).split(":"))
                .map(parts -> parts[0] + ":" + parts[1] + " " + parts[4]);
    }
}
