// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryHealthAutoConfiguration;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryAfterDetector;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfileChanged;
import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.event.RetryEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** The examples of docs/operations.md; its requests are sent in SteeringTests, and the sample is guarded by its filter chain. */
class OperationsDocTests {

    private static final Path DOC = Path.of("..", "docs", "operations.md");

    private static final Path ACTUATOR_SECURITY =
            Path.of("../retry-sample-app/src/main/java/io/github/retrystarter/sample/security/ActuatorSecurity.java");

    private final ApplicationContextRunner runner = StarterContext.runnerWithMeters()
            .withUserConfiguration(Example.class)
            .withBean(Orders.class)
            .withPropertyValues("retry.profiles.default.steps=2");

    static class Audit {

        final List<String> lines = new ArrayList<>();

        void write(String line) {
            lines.add(line);
        }
    }

    static class QuotaException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Duration until() {
            return Duration.ofSeconds(20);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Example {

        final Audit audit = new Audit();

        @EventListener
        void changed(RetryProfileChanged change) {
            audit.write("changed: " + change.after());
        }

        @EventListener
        void gaveUp(RetryEvent.Ended end) {
            if (end.outcome() == Outcome.EXHAUSTED) {
                audit.write(end.operation().name() + " failed " + end.attempts() + " times: " + end.failure());
            }
        }

        @Bean
        RetryAfterDetector quotas() {
            return failure -> failure instanceof QuotaException quota ? Optional.of(quota.until()) : Optional.empty();
        }
    }

    public static class Orders {

        @RetryOnError
        public void place(RuntimeException refusal) {
            throw refusal;
        }
    }

    @Test
    void everyJavaExampleIsOneOfThese() throws IOException {
        String folder = "src/test/java/io/github/retrystarter/readme/";
        String sources = squeezed(Files.readString(Path.of(folder, "OperationsDocTests.java"))
                + Files.readString(Path.of(folder, "TooManyOrders.java"))
                + Files.readString(ACTUATOR_SECURITY));
        assertThat(blocks("java"))
                .hasSize(5)
                .allSatisfy(example -> assertThat(sources).contains(squeezed(example)));
    }

    @Test
    void listenersHearOfChangesAndEnds() {
        runner.run(context -> {
            context.getBean(RetryProfiles.class)
                    .change(
                            "default",
                            now -> new RetryProfile("default", now.backoff().withSteps(3)));
            assertThatThrownBy(() -> context.getBean(Orders.class).place(new IllegalStateException("full")))
                    .hasMessage("full");
            assertThat(context.getBean(Example.class).audit.lines)
                    .containsExactly(
                            "changed: " + context.getBean(RetryProfiles.class).get("default"),
                            "place failed 3 times: java.lang.IllegalStateException: full");
        });
    }

    @Test
    void waitsAreAsLongAsServersAsk() {
        runner.run(context -> {
            Orders orders = context.getBean(Orders.class);
            TooManyOrders tooMany = new TooManyOrders(Duration.ofSeconds(5));
            assertThatThrownBy(() -> orders.place(tooMany)).isSameAs(tooMany);
            QuotaException quota = new QuotaException();
            assertThatThrownBy(() -> orders.place(quota)).isSameAs(quota);
            assertThat(context.getBean(RecordingClock.class).waits)
                    .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(20));
        });
    }

    @Test
    void theHealthIsBoundAsShown() throws IOException {
        List<PropertySource<?>> yaml = new YamlPropertySourceLoader()
                .load("docs", new ByteArrayResource(blocks("yaml").get(1).getBytes(StandardCharsets.UTF_8)));
        runner.withConfiguration(AutoConfigurations.of(RetryHealthAutoConfiguration.class))
                .withInitializer(
                        context -> yaml.forEach(context.getEnvironment().getPropertySources()::addFirst))
                .run(context -> assertThat(context).hasNotFailed().hasBean("retryHealthIndicator"));
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "$\\n(.*?)^```$")
                .matcher(Files.readString(DOC))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
