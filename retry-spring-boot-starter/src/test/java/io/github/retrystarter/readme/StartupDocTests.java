// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.Compiler;
import io.github.retrystarter.DevelopmentClassLoader;
import io.github.retrystarter.EarlyPostProcessor;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryHealthAutoConfiguration;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.aspectj.lang.annotation.Aspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/** The table of docs/startup.md shows every mistake with the text that a user sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartupDocTests {

    private static final Path DOC = Path.of("..", "docs", "startup.md");

    private final Map<String, ApplicationContextRunner> mistakes = new LinkedHashMap<>();

    StartupDocTests(@TempDir Path folder) throws IOException {
        bean("unknown profile", UnknownProfile.class, "retry.profiles.payments.steps: 3");
        bean("placeholder that nothing resolves", Unresolved.class);
        yaml("unknown key", "retry.profiles.payments.stpes: 3");
        yaml("value out of bounds", "retry.profiles.payments.steps: 0");
        yaml("value of another kind", "retry.profiles.payments.duration: soon");
        yaml("none of the choices", "retry.profiles.payments.jitter-mode: ful");
        yaml("placeholder in a value", "retry.profiles.payments.timeout: ${app.timeout}");
        yaml("no such exception", "retry.profiles.payments.includes: com.acme.NoSuchException");
        yaml("no exception type", "retry.conflict.exceptions: java.lang.String");
        yaml(
                "gap in a list",
                "retry.conflict.exceptions[0]: java.io.IOException\nretry.conflict.exceptions[2]: java.io.EOFException");
        yaml("nothing in the place of an exception", "retry.profiles.payments.includes: ['java.io.IOException', '']");
        yaml("timeout shorter than the first wait", "retry.profiles.payments: {duration: 2s, timeout: 1s}");
        yaml(
                "excludes that leave nothing, in a profile",
                "retry.profiles.payments: {includes: java.io.IOException, excludes: java.lang.Exception}");
        bean("excludes that leave nothing, in an annotation", NothingLeft.class);
        mistakes.put("exception that is not there, in an annotation", withMissingException(folder));
        yaml("profile names that differ in case", "retry.profiles.Default.steps: 3");
        bean("fallback missing", FallbackMissing.class);
        bean("fallback with other parameters", OtherParameters.class);
        bean("fallback with another result", OtherResult.class);
        bean("fallback annotated itself", AnnotatedFallback.class);
        bean("fallback that throws more", ThrowingFallback.class);
        bean("fallback ambiguous", AmbiguousFallback.class);
        bean("private method", PrivateMethod.class);
        bean("static method", StaticMethod.class);
        bean("final method", FinalMethod.class);
        bean("final class without interface", FinalClass.class);
        mistakes.put(
                "package-private method behind another class loader",
                runner().withClassLoader(new DevelopmentClassLoader()).withBean(PackagePrivate.class));
        mistakes.put("bean made before the advisor", runner().withUserConfiguration(NeedyConfiguration.class));
        bean("aspect", Audit.class);
        bean("not in the interface of a JDK proxy", NotInItsInterface.class, "spring.aop.proxy-target-class: false");
        bean("result that nobody else can make", Promising.class);
        mistakes.put(
                "publisher without Reactor",
                runner().withClassLoader(new FilteredClassLoader("reactor")).withBean(Publishing.class));
        mistakes.put(
                "transaction outside the retries",
                runner().withUserConfiguration(TransactionsFirst.class).withBean(TransactionOutside.class));
        mistakes.put(
                "health without meters",
                runner().withConfiguration(AutoConfigurations.of(RetryHealthAutoConfiguration.class))
                        .withPropertyValues("management.health.retry.enabled=true"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsShownWithItsText(Map.Entry<String, ApplicationContextRunner> mistake) throws IOException {
        assertThat(Files.readString(DOC)).contains(row(mistake.getKey(), StarterContext.reportOf(mistake.getValue())));
    }

    @Test
    void nothingElseIsInTheTable() throws IOException {
        assertThat(Files.readAllLines(DOC).stream().filter(line -> line.startsWith("| ")))
                .as("the rows below the head")
                .hasSize(mistakes.size() + 1);
    }

    @Test
    void theReportOfTwoReadsAsShown() throws IOException {
        String yaml = """
                retry:
                  profiles:
                    payments:
                      stpes: 3
                """;
        String[] parts = asShown(StarterContext.reportOf(with(yaml).withBean(UnknownProfile.class)))
                .split("\n(?=1\\. Use)");
        assertThat(Files.readString(DOC))
                .contains("Description:\n\n" + parts[0] + "\n\nAction:\n\n" + parts[1] + "\n```");
    }

    Iterable<Map.Entry<String, ApplicationContextRunner>> mistakes() {
        return mistakes.entrySet();
    }

    private static String row(String title, String report) {
        String[] parts = asShown(report).split("\n", 2);
        return "| " + title + " | " + parts[0] + " | " + parts[1] + " |";
    }

    private static String asShown(String report) {
        return report.replace(StartupDocTests.class.getName() + "$", "com.acme.")
                .replace("Byte array resource [application.yml]", "class path resource [application.yml]");
    }

    private static ApplicationContextRunner withMissingException(Path folder) throws IOException {
        Compiler.compile(folder, "FeignException", "public class FeignException extends Exception {}");
        Compiler.compile(folder, "Payments", """
                import io.github.retrystarter.annotation.RetryOnError;

                public class Payments {

                    @RetryOnError(includes = FeignException.class)
                    public void charge() {}
                }
                """);
        Files.delete(folder.resolve("FeignException.class"));
        // open as long as the tests run
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        try {
            return runner().withClassLoader(loader).withBean(loader.loadClass("Payments"));
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void yaml(String title, String yaml) {
        mistakes.put(title, with(yaml));
    }

    private void bean(String title, Class<?> type, String... yaml) {
        mistakes.put(title, with(String.join("\n", yaml)).withBean(type.getSimpleName(), type));
    }

    private static ApplicationContextRunner with(String yaml) {
        var resource = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "application.yml");
        return runner().withInitializer(context -> {
            try {
                new YamlPropertySourceLoader()
                        .load("application.yml", resource)
                        .forEach(context.getEnvironment().getPropertySources()::addFirst);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private static ApplicationContextRunner runner() {
        return StarterContext.runner();
    }

    public static class UnknownProfile {

        @RetryOnError(backoff = "paymets")
        public void charge(String order, int amount) {}
    }

    public static class Unresolved {

        @RetryOnConflict(backoff = "${app.profile}")
        public void charge() {}
    }

    public static class NothingLeft {

        @RetryOnError(includes = FileNotFoundException.class, excludes = IOException.class)
        public void charge() {}
    }

    public static class FallbackMissing {

        @RetryOnError(fallback = "queueForLatter")
        public void charge(int amount) {}

        void queueForLater(int amount) {}
    }

    public static class OtherParameters {

        @RetryOnError(fallback = "later")
        public void charge(int amount) {}

        void later(long amount) {}
    }

    public static class OtherResult {

        @RetryOnError(fallback = "later")
        public String charge() {
            return "";
        }

        int later() {
            return 0;
        }
    }

    public static class AnnotatedFallback {

        @RetryOnError(fallback = "later")
        public void charge() {}

        @RetryOnError
        public void later() {}
    }

    public static class ThrowingFallback {

        @RetryOnError(fallback = "later")
        public void charge() {}

        void later() throws IOException {}
    }

    public static class Upper {

        private void later() {}
    }

    public static class Middle extends Upper {

        private void later() {}
    }

    public static class AmbiguousFallback extends Middle {

        @RetryOnError(fallback = "later")
        public void charge() {}
    }

    public static class PrivateMethod {

        @RetryOnError
        private void charge() {}

        public void call() {
            charge();
        }
    }

    public static class StaticMethod {

        @RetryOnError
        public static void charge() {}
    }

    public static class FinalMethod {

        @RetryOnError
        public final void charge() {}
    }

    public static final class FinalClass {

        @RetryOnError
        public void charge() {}
    }

    public static class PackagePrivate {

        @RetryOnError
        void charge() {}
    }

    public static class Payments {

        @RetryOnError
        public void charge() {}
    }

    static class NeedyConfiguration {

        @Bean
        static Payments payments() {
            return new Payments();
        }

        @Bean
        static EarlyPostProcessor auditing(Payments payments) {
            return new EarlyPostProcessor();
        }
    }

    @Aspect
    public static class Audit {

        @RetryOnError
        public void note() {}
    }

    public static class NotInItsInterface implements Runnable {

        @Override
        public void run() {}

        @RetryOnError
        public void charge() {}
    }

    public static class Promise extends CompletableFuture<String> {}

    public static class Promising {

        @RetryOnError
        public Promise charge() {
            return new Promise();
        }
    }

    public static class Publishing {

        @RetryOnError
        public Flow.Publisher<String> charge() {
            return new SubmissionPublisher<>();
        }
    }

    @EnableTransactionManagement(order = 0)
    static class TransactionsFirst {

        @Bean
        PlatformTransactionManager transactions() {
            return new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:startup"));
        }
    }

    public static class TransactionOutside {

        @RetryOnConflict
        @Transactional
        public void charge() {}
    }
}
