// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A starter that is there already, or whose version is. */
class DependenciesTests {

    private static final String STARTER = """
                <dependency>
                  <groupId>io.github.retrystarter</groupId>
                  <artifactId>retry-spring-boot-starter</artifactId>
                </dependency>
            """;
    private static final String THEIRS = """
                <dependency>
                  <groupId>org.springframework.retry</groupId>
                  <artifactId>spring-retry</artifactId>
                  <version>2.0.12</version>
                </dependency>
            """;
    private static final String BOM = """
              <dependencyManagement>
                <dependencies>
                  <dependency>
                    <groupId>io.github.retrystarter</groupId>
                    <artifactId>retry-bom</artifactId>
                    <version>0.1.0</version>
                  </dependency>
                </dependencies>
              </dependencyManagement>
            """;

    private static String pom(String management, String dependencies) {
        return "<project>\n" + management + "  <dependencies>\n" + dependencies + "  </dependencies>\n</project>\n";
    }

    private static String migrated(String path, String text) {
        return Project.retrying(path, text).migrated().files().get(path);
    }

    @Test
    void springRetryIsRemovedBesideTheStarter() {
        assertThat(migrated("pom.xml", pom("", STARTER + THEIRS))).isEqualTo(pom("", STARTER));
        assertThat(migrated("pom.xml", pom("", THEIRS + STARTER))).isEqualTo(pom("", STARTER));
    }

    @Test
    void versionOfTheBomIsNotRepeated() {
        assertThat(migrated("pom.xml", pom(BOM, THEIRS))).isEqualTo(pom(BOM, STARTER));
        assertThat(migrated("pom.xml", pom(BOM, THEIRS.replace("      <version>2.0.12</version>\n", ""))))
                .isEqualTo(pom(BOM, STARTER));
        assertThat(migrated("pom.xml", "<project>\n" + BOM + "</project>\n"))
                .contains("starter</artifactId>\n    </dep");
        assertThat(migrated("pom.xml", pom("", THEIRS))).contains("<version>" + Starter.VERSION + "</version>");
    }

    @Test
    void versionOfTheManagementBecomesTheStarters() {
        String management = BOM.replace("io.github.retrystarter", "org.springframework.retry")
                .replace("retry-bom", "spring-retry");
        assertThat(migrated("pom.xml", pom(management, THEIRS.replace("      <version>2.0.12</version>\n", ""))))
                .isEqualTo(pom(
                        BOM.replace("retry-bom", "retry-spring-boot-starter").replace("0.1.0", Starter.VERSION),
                        STARTER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i 'io.github.retrystarter:retry-spring-boot-starter:0.1.0'~  i 'org.springframework.retry:spring-retry'~i 'a:b:1' | i 'io.github.retrystarter:retry-spring-boot-starter:0.1.0'~i 'a:b:1'
            i("io.github.retrystarter:retry-spring-boot-starter:0.1.0")~i("org.springframework.retry:spring-retry:2.0.12")    | i("io.github.retrystarter:retry-spring-boot-starter:0.1.0")~
            i(platform("io.github.retrystarter:retry-bom:0.1.0"))~i("org.springframework.retry:spring-retry:2.0.12")          | i(platform("io.github.retrystarter:retry-bom:0.1.0"))~i("io.github.retrystarter:retry-spring-boot-starter")
            """)
    void gradleBuildHasTheStarterOnceAndTheVersionOfTheBom(String before, String after) {
        assertThat(migrated("build.gradle", before.replace("~", "\n"))).isEqualTo(after.replace("~", "\n"));
    }
}
