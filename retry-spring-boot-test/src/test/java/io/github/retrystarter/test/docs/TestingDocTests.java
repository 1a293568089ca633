// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.test.context.Contexts;
import io.github.retrystarter.test.context.RecordedRetries;
import io.github.retrystarter.test.context.RetryRecordingAssert;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** What docs/testing.md says is so; its tests are in PaymentServiceTests. */
class TestingDocTests {

    private static final Path NO_WAITING =
            Path.of("../retry-spring-boot-starter/src/test/java/io/github/retrystarter/readme/TestConfiguration.java");

    private static final Path TESTS =
            Path.of("src/test/java/io/github/retrystarter/test/docs/PaymentServiceTests.java");

    @Test
    void everyJavaExampleIsPartOfATest() {
        String sources = TestingDoc.squeezed(TestingDoc.read(TESTS) + TestingDoc.read(NO_WAITING));
        assertThat(TestingDoc.blocks("java"))
                .hasSize(4)
                .allSatisfy(example -> assertThat(sources).contains(TestingDoc.squeezed(example)));
    }

    @Test
    void thePropertySwitchesItOn() throws IOException {
        List<PropertySource<?>> yaml = new YamlPropertySourceLoader()
                .load(
                        "docs",
                        new ByteArrayResource(TestingDoc.blocks("yaml").get(0).getBytes(StandardCharsets.UTF_8)));
        Contexts.runner()
                .withInitializer(
                        context -> yaml.forEach(context.getEnvironment().getPropertySources()::addFirst))
                .run(context -> assertThat(context).hasSingleBean(RecordedRetries.class));
    }

    @Test
    void theFileThatIsNamedAddsToTheApplicationsOwn(@TempDir Path main, @TempDir Path test) throws IOException {
        Files.writeString(main.resolve("application.yml"), "of.the.application: 1");
        Matcher named = Pattern.compile("`src/test/resources/(config/application\\.yml)`")
                .matcher(TestingDoc.TEXT);
        assertThat(named.find()).isTrue();
        Path file = test.resolve(named.group(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, TestingDoc.blocks("yaml").get(0));
        withResources(
                test,
                main,
                context -> assertThat(context)
                        .hasSingleBean(RecordedRetries.class)
                        .satisfies(both -> assertThat(both.getEnvironment().getProperty("of.the.application"))
                                .isEqualTo("1")));
        Files.move(file, test.resolve("application.yml"));
        withResources(
                test,
                main,
                context -> assertThat(context)
                        .hasSingleBean(RecordedRetries.class)
                        .satisfies(hidden -> assertThat(hidden.getEnvironment().getProperty("of.the.application"))
                                .isNull()));
    }

    /** As Maven and Gradle have it: what is for tests comes first. */
    private static void withResources(Path test, Path main, ContextConsumer<AssertableApplicationContext> assertions)
            throws IOException {
        URL[] resources = {test.toUri().toURL(), main.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(resources, TestingDocTests.class.getClassLoader())) {
            Contexts.runner()
                    .withClassLoader(loader)
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .run(assertions);
        }
    }

    @Test
    void everyAssertionIsInTheTable() {
        assertThat(Stream.of(RetryRecordingAssert.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(TestingDoc.TEXT).contains("`" + name + "("));
    }

    @Test
    void everyKeyIsInTheTableAndHasMetadata() throws IOException {
        try (InputStream json = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            String metadata = new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(List.of("retry.test.waits", "retry.test.jitter")).allSatisfy(key -> {
                assertThat(metadata).contains("\"name\": \"" + key + "\"");
                assertThat(TestingDoc.TEXT).contains("| `" + key + "` |");
            });
            assertThat(metadata)
                    .contains("\"defaultValue\": \"none\"")
                    .contains("\"description\": \"What becomes of the waits between attempts.\"")
                    .contains("\"description\": \"Share of its jitter that each wait gets, from 0 to 1.");
        }
    }
}
