// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a release has to change besides the POMs. */
class VersionsTests {

    private static final String NUMBER = "(\\d+\\.\\d+\\.\\d+(?:-SNAPSHOT)?)";

    private static final String OWN = "retry-[a-z-]+(?:</artifactId>\\s*<version>|:|-)" + NUMBER;

    @Test
    void everyVersionOfOursIsThatOfTheBuild() {
        String version = versions(Page.of("pom.xml"), "<artifactId>retry-parent</artifactId>\\s*<version>" + NUMBER)
                .get(0);

        assertThat(Stream.concat(Page.all().stream(), Stream.of(Page.of("Dockerfile")))
                        .flatMap(page -> versions(page, OWN).stream().map(found -> page + " has " + found)))
                .hasSizeGreaterThan(12)
                .allSatisfy(found -> assertThat(found).endsWith(" has " + version));
    }

    private static List<String> versions(Page page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
