// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.migration.OurWaits;
import io.github.retrystarter.migration.SideBySide;
import io.github.retrystarter.migration.docs.Domain.Gateway;
import io.github.retrystarter.migration.docs.Domain.Order;
import io.github.retrystarter.migration.docs.Domain.Receipt;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.retry.backoff.Sleeper;

/** What the guides show as after does what they show as before. */
class ExampleTests extends SideBySide {

    private static final Order ORDER = new Order("a");

    private final Gateway gateway = new Gateway() {
        @Override
        public Receipt charge(Order order) throws IOException {
            try {
                return new Receipt(order.id(), ours.call());
            } catch (UncheckedIOException failure) {
                throw failure.getCause();
            }
        }

        @Override
        public Receipt state(Order order) {
            return new Receipt(order.id(), ours.calls() == 0 ? pending() : "settled");
        }

        private String pending() {
            ours.call();
            return "pending";
        }
    };

    private ApplicationContextRunner runner(String page, int... blocks) {
        ApplicationContextRunner runner = runner().withBean(Gateway.class, () -> gateway);
        for (int block : blocks) {
            byte[] yaml = Guide.of(page).blocks("yaml").get(block).getBytes(StandardCharsets.UTF_8);
            runner = runner.withInitializer(context -> {
                try {
                    new YamlPropertySourceLoader()
                            .load(page + block, new ByteArrayResource(yaml))
                            .forEach(context.getEnvironment().getPropertySources()::addFirst);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        }
        return runner;
    }

    private void failAlways() {
        ours.fail(ALWAYS, () -> new UncheckedIOException(new IOException("refused")));
    }

    @Test
    void theNumbersOfSpringFrameworkAreThoseOfTheProfile() throws Exception {
        Retryable before =
                SpringFrameworkBefore.class.getMethod("charge", Order.class).getAnnotation(Retryable.class);
        runner("spring-framework.md", 0).run(context -> {
            RetryProfile after = context.getBean(RetryProfiles.class).get("payments");
            assertThat(after.backoff())
                    .isEqualTo(new Backoff(
                                    (int) before.maxRetries() + 1,
                                    Duration.ofMillis(before.delay()),
                                    before.multiplier(),
                                    (double) before.jitter() / before.delay())
                            .withCap(Duration.ofMillis(before.maxDelay())));
            assertThat(after.timeout()).isEqualTo(Duration.ofMillis(before.timeout()));
        });
    }

    @Test
    void theLockOfSpringFrameworkHasTheNumbersOfTheBuiltInProfile() throws Exception {
        Retryable before = SpringFrameworkBefore.class
                .getMethod("rename", long.class, String.class)
                .getAnnotation(Retryable.class);
        runner().run(context -> assertThat(
                        context.getBean(RetryProfiles.class).get("conflict").backoff())
                .isEqualTo(new Backoff(
                        (int) before.maxRetries() + 1,
                        Duration.ofMillis(before.delay()),
                        before.multiplier(),
                        Backoff.DEFAULT_RETRY.jitter())));
    }

    @Test
    void theExamplesOfSpringFrameworkAreRetried() {
        runner("spring-framework.md", 0).withBean(SpringFrameworkAfter.class).run(context -> {
            SpringFrameworkAfter after = context.getBean(SpringFrameworkAfter.class);
            ours.fail(5, () -> new UncheckedIOException(new IOException("refused")));
            assertThat(after.charge(ORDER).state()).isEqualTo("call 6");
            ours.fail(5, () -> new UncheckedIOException(new IOException("refused")));
            assertThat(after.chargeByName(ORDER).state()).isEqualTo("call 6");
        });
    }

    @Test
    void theExamplesOfSpringRetryWaitAlikeAndAnswerAlike() {
        List<Long> theirs = new ArrayList<>();
        runner("spring-retry.md", 0)
                .withUserConfiguration(SpringRetryBefore.RetryConfiguration.class)
                .withBean(Sleeper.class, () -> theirs::add)
                .withBean(SpringRetryBefore.class)
                .withBean(SpringRetryBefore.Audit.class)
                .withBean(SpringRetryAfter.class)
                .withBean(SpringRetryAfter.Audit.class)
                .run(context -> {
                    failAlways();
                    Receipt before = context.getBean(SpringRetryBefore.class).charge(ORDER);
                    assertThat(ours.calls()).isEqualTo(6);
                    failAlways();
                    Receipt after = context.getBean(SpringRetryAfter.class).charge(ORDER);
                    assertThat(ours.calls()).isEqualTo(6);
                    assertThat(after).isEqualTo(before).isEqualTo(new Receipt("a", "queued after: refused"));
                    assertThat(clock.waits).extracting(Duration::toMillis).isEqualTo(theirs);
                    assertThat(context.getBean(SpringRetryAfter.Audit.class).lines)
                            .hasSize(6)
                            .isEqualTo(context.getBean(SpringRetryBefore.Audit.class).lines);
                    ours.fail(5, () -> new UncheckedIOException(new IOException("refused")));
                    assertThat(context.getBean(SpringRetryAfter.class)
                                    .chargeByName(ORDER)
                                    .state())
                            .isEqualTo("call 6");
                });
    }

    @Test
    void theYamlOfResilience4jIsTheSameBeforeAndAfter() {
        runner("resilience4j.md", 0, 1)
                .withConfiguration(AutoConfigurations.of(
                        io.github.resilience4j.springboot.retry.autoconfigure.RetryAutoConfiguration.class))
                .run(context -> {
                    RetryConfig before = context.getBean(RetryRegistry.class)
                            .retry("payments")
                            .getRetryConfig();
                    RetryProfile after = context.getBean(RetryProfiles.class).get("payments");
                    assertThat(after.backoff().steps()).isEqualTo(before.getMaxAttempts());
                    assertThat(OurWaits.of(after.backoff(), 0))
                            .isEqualTo(IntStream.rangeClosed(1, before.getMaxAttempts() - 1)
                                    .mapToObj(attempt ->
                                            before.getIntervalBiFunction().apply(attempt, Either.right("")))
                                    .toList());
                    for (Exception failure :
                            List.of(new IOException(), new FileNotFoundException(), new IllegalStateException())) {
                        assertThat(after.failures().matches(failure))
                                .isEqualTo(before.getExceptionPredicate().test(failure));
                    }
                });
    }

    @Test
    void theExamplesOfResilience4jAnswerAsShown() {
        runner("resilience4j.md", 1).withBean(Resilience4jAfter.class).run(context -> {
            Resilience4jAfter after = context.getBean(Resilience4jAfter.class);
            failAlways();
            assertThat(after.charge(ORDER)).isEqualTo(new Receipt("a", "queued after: refused"));
            assertThat(ours.calls()).isEqualTo(6);
            ours.fail(0, IllegalStateException::new);
            assertThat(after.settled(ORDER).state()).isEqualTo("settled");
            assertThat(Objects.requireNonNull(clock.waits.get(clock.waits.size() - 1)))
                    .isBetween(Duration.ofSeconds(1), Duration.ofMillis(1100));
        });
    }
}
