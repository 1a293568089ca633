// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.test.SourceSpecs.text;
import static org.openrewrite.xml.Assertions.xml;
import static org.openrewrite.yaml.Assertions.yaml;

import org.junit.jupiter.api.Test;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class BuildFilesTests implements RewriteTest {

    private static final String BEFORE = """
            import org.springframework.retry.annotation.Retryable;

            class Payments {

                @Retryable
                void charge() {
                }
            }
            """;
    private static final String AFTER = """
            import io.github.retrystarter.annotation.RetryOnError;

            class Payments {

                @RetryOnError(backoff = "spring-retry-defaults")
                void charge() {
                }
            }
            """;
    private static final String PROFILE = """
            retry:
              profiles:
                spring-retry-defaults:
                  steps: 3
                  duration: 1s
                  factor: 1.0
                  jitter: 0.0
            """;
    private static final String POM = """
            <project>
              <artifactId>shop</artifactId>
              <dependencies>
                <dependency>
                  <groupId>org.springframework.retry</groupId>
                  <artifactId>spring-retry</artifactId>
                </dependency>
                <dependency>
                  <groupId>org.springframework.boot</groupId>
                  <artifactId>spring-boot-starter</artifactId>
                </dependency>
              </dependencies>
            </project>
            """;

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new MigrateToRetryStarter()).parser(Library.SPRING_RETRY.builder());
    }

    private static SourceSpecs payments(String module) {
        return java(BEFORE, AFTER, source -> source.path(module + "src/main/java/Payments.java"));
    }

    @Test
    void versionIsThatOfTheRecipes() {
        assertThat(Starter.VERSION).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void mavenBuildGetsTheStarterInPlaceOfSpringRetry() {
        rewriteRun(
                payments("shop/"),
                yaml(null, PROFILE, source -> source.path("shop/src/main/resources/application.yml")),
                xml(POM, """
                        <project>
                          <artifactId>shop</artifactId>
                          <dependencies>
                            <dependency>
                              <groupId>io.github.retrystarter</groupId>
                              <artifactId>retry-spring-boot-starter</artifactId>
                              <version>%s</version>
                            </dependency>
                            <dependency>
                              <groupId>org.springframework.boot</groupId>
                              <artifactId>spring-boot-starter</artifactId>
                            </dependency>
                          </dependencies>
                        </project>
                        """.formatted(Starter.VERSION), source -> source.path("shop/pom.xml")),
                xml("""
                        <project>
                          <dependencyManagement>
                            <dependencies>
                              <dependency>
                                <groupId>org.springframework.retry</groupId>
                                <artifactId>spring-retry</artifactId>
                                <version>2.0.12</version>
                              </dependency>
                            </dependencies>
                          </dependencyManagement>
                        </project>
                        """, """
                        <project>
                          <dependencyManagement>
                            <dependencies>
                              <dependency>
                                <groupId>io.github.retrystarter</groupId>
                                <artifactId>retry-spring-boot-starter</artifactId>
                                <version>%s</version>
                              </dependency>
                            </dependencies>
                          </dependencyManagement>
                        </project>
                        """.formatted(Starter.VERSION), source -> source.path("pom.xml")));
    }

    @Test
    void springRetryStaysWhereSomethingIsLeftOfIt() {
        rewriteRun(
                payments("shop/"),
                java("""
                        import org.springframework.retry.support.RetryTemplate;

                        class Templates {
                            // TODO retry-starter: RetryTemplate is not translated: inject io.github.retrystarter.core.Retries and call profile("...").call("name", () -> ...)
                            RetryTemplate template;
                        }
                        """),
                yaml(
                        "server.port: 80\n---\nspring.config.activate.on-profile: test\n",
                        "server.port: 80\n" + PROFILE + "---\nspring.config.activate.on-profile: test\n",
                        source -> source.path("app/src/main/resources/application.yaml")),
                yaml("server.port: 81", source -> source.path("app/src/main/resources/application-test.yaml")),
                yaml(
                        "server.port: 82",
                        "server.port: 82\n" + PROFILE.strip(),
                        source -> source.path("app/src/test/resources/application.yml")),
                text(
                        "implementation 'org.springframework.retry:spring-retry'",
                        "// TODO retry-starter: add io.github.retrystarter:retry-spring-boot-starter:" + Starter.VERSION
                                + " to the dependencies\nimplementation 'org.springframework.retry:spring-retry'",
                        source -> source.path("shop/build.gradle")),
                xml(
                        "<project>\n  <artifactId>shop</artifactId>\n</project>",
                        """
                        <project>
                          <artifactId>shop</artifactId>
                          <dependencies>
                            <dependency>
                              <groupId>io.github.retrystarter</groupId>
                              <artifactId>retry-spring-boot-starter</artifactId>
                              <version>%s</version>
                            </dependency>
                          </dependencies>
                        </project>""".formatted(Starter.VERSION),
                        source -> source.path("shop/pom.xml")),
                xml(POM, source -> source.path("other/pom.xml")));
    }

    @Test
    void gradleBuildGetsTheStarterInPlaceOfSpringRetry() {
        rewriteRun(
                payments(""),
                yaml(null, PROFILE, source -> source.path("src/main/resources/application.yml")),
                text(
                        "dependencies { implementation(\"org.springframework.retry:spring-retry:2.0.12\") }",
                        "dependencies { implementation(\"io.github.retrystarter:retry-spring-boot-starter:"
                                + Starter.VERSION + "\") }",
                        source -> source.path("build.gradle.kts")));
    }

    @Test
    void projectWithoutRetriesIsLeftAlone() {
        rewriteRun(
                java("class Payments {}"),
                yaml("server.port: 80", source -> source.path("src/main/resources/application.yml")),
                text("'org.springframework.retry:spring-retry'", source -> source.path("build.gradle")),
                xml(POM, source -> source.path("pom.xml")));
    }
}
