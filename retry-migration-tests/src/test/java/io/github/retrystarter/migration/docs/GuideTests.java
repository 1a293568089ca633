// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.migration.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.SpringVersion;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Every row of the guides is proved by a test, and every example is compiled. */
class GuideTests {

    private static final String PACKAGE = "io.github.retrystarter.migration.";

    private static final Path SOURCES = Path.of("src/test/java/io/github/retrystarter/migration");

    @ParameterizedTest
    @CsvSource({"spring-framework.md, springframework", "spring-retry.md, springretry", "resilience4j.md, resilience4j"
    })
    void everyRowOfBehavioursIsProvedByATestAndTheOtherWayRound(String page, String folder) {
        assertThat(Guide.of(page).table("## Behaviours").keySet())
                .hasSizeGreaterThan(30)
                .containsExactlyInAnyOrderElementsOf(proved(folder));
    }

    private static Set<String> proved(String folder) {
        return names(SOURCES.resolve(folder))
                .map(name -> ClassUtils.resolveClassName(PACKAGE + folder + "." + name, null))
                .flatMap(type -> Stream.of(ReflectionUtils.getAllDeclaredMethods(type)))
                .filter(method -> method.isAnnotationPresent(Row.class))
                .peek(GuideTests::isTest)
                .map(method -> method.getAnnotation(Row.class).value())
                .collect(Collectors.toSet());
    }

    private static void isTest(Method method) {
        assertThat(method.isAnnotationPresent(Test.class)).as(method.getName()).isTrue();
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Tests.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList()
                    .stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void everyRowOfTheOverviewIsOneOfAllThreeGuides() {
        assertThat(List.of("spring-framework.md", "spring-retry.md", "resilience4j.md"))
                .allSatisfy(page -> assertThat(Guide.of(page).table("## Behaviours"))
                        .containsKeys(Guide.of("README.md")
                                .table("## All four, side by side")
                                .keySet()
                                .toArray(String[]::new)));
    }

    @ParameterizedTest
    @CsvSource({"spring-framework.md, SpringFramework", "spring-retry.md, SpringRetry", "resilience4j.md, Resilience4j"
    })
    void everyJavaExampleIsCompiled(String page, String name) throws IOException {
        String sources = squeezed(Files.readString(SOURCES.resolve("docs/" + name + "Before.java"))
                + Files.readString(SOURCES.resolve("docs/" + name + "After.java")));
        assertThat(Guide.of(page).blocks("java"))
                .hasSizeGreaterThan(5)
                .allSatisfy(example -> assertThat(sources).contains(squeezed(example)));
    }

    @Test
    void theVersionsAreThoseOfTheTests() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String overview = Guide.of("README.md").text();
        for (String version : List.of(
                "Spring Framework " + SpringVersion.getVersion(),
                "spring-retry " + property(pom, "spring-retry.version"),
                "Resilience4j " + property(pom, "resilience4j.version"))) {
            assertThat(overview).contains(version);
        }
        assertThat(Guide.of("spring-framework.md").text())
                .contains("| | Spring Framework " + SpringVersion.getVersion() + " |");
        assertThat(Guide.of("spring-retry.md").text())
                .contains("| | spring-retry " + property(pom, "spring-retry.version") + " |");
        assertThat(Guide.of("resilience4j.md").text())
                .contains("| | Resilience4j " + property(pom, "resilience4j.version") + " |");
    }

    @Test
    void theCoordinatesAreThoseOfThePoms() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(Guide.of("spring-retry.md").blocks("xml").get(0))
                .contains("<artifactId>spring-retry<", "<version>" + property(pom, "spring-retry.version") + "<");
        assertThat(Guide.of("resilience4j.md").blocks("xml").get(0))
                .contains(
                        "<artifactId>resilience4j-spring-boot4<",
                        "<version>" + property(pom, "resilience4j.version") + "<");
        String readme = Files.readString(Path.of("..", "README.md"));
        assertThat(Stream.of("spring-framework.md", "spring-retry.md", "resilience4j.md"))
                .allSatisfy(page -> {
                    List<String> blocks = Guide.of(page).blocks("xml");
                    assertThat(readme).contains(blocks.get(blocks.size() - 1));
                });
    }

    private static String property(String pom, String name) {
        return pom.replaceAll("(?s).*<" + name + ">(.*?)</" + name + ">.*", "$1");
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
