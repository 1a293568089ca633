// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.util.ReflectionTestUtils;

/** Boot's own interface is in another package in 3.5 than in 4, so it is spoken to by its methods' names. */
class RetryHealthAutoConfigurationTests {

    private static final String INDICATOR = "retryHealthIndicator";

    private final ApplicationContextRunner runner = StarterContext.runnerWithMeters()
            .withConfiguration(AutoConfigurations.of(RetryHealthAutoConfiguration.class))
            .withBean(Payments.class);

    public static class Payments {

        @RetryOnError
        public void charge(boolean fails) throws IOException {
            if (fails) {
                throw new IOException("always");
            }
        }
    }

    @Test
    void itIsOffByDefault() {
        runner.run(context -> assertThat(context).doesNotHaveBean(INDICATOR));
    }

    @Test
    void itIsDownWhileTooManyCallsOfAProfileFail() {
        runner.withPropertyValues("management.health.retry.enabled=true", "management.health.retry.minimum-calls=3")
                .run(context -> {
                    Object indicator = context.getBean(INDICATOR);
                    assertThat(statusOf(indicator)).isEqualTo("UP");
                    for (int call = 0; call < 3; call++) {
                        assertThatExceptionOfType(IOException.class)
                                .isThrownBy(
                                        () -> context.getBean(Payments.class).charge(true));
                    }
                    assertThat(statusOf(indicator)).isEqualTo("DOWN");
                    assertThat(health(indicator).toString()).contains("failing={default=Calls[calls=3, failed=3]}");
                    for (int call = 0; call < 3; call++) {
                        context.getBean(Payments.class).charge(false);
                    }
                    assertThat(statusOf(indicator)).isEqualTo("UP");
                });
    }

    @Test
    void bootFindsItByItsTypeAndName() {
        runner.withPropertyValues("management.health.retry.enabled=true").run(context -> {
            Class<?> type = context.getBean(INDICATOR).getClass().getInterfaces()[0];
            assertThat(context.getBeanNamesForType(type)).containsExactly(INDICATOR);
            Object indicator = context.getBean(INDICATOR);
            assertThat(indicator)
                    .isEqualTo(indicator)
                    .isNotEqualTo(new Object())
                    .hasToString(indicator.toString());
        });
    }

    @Test
    void aUsersOwnWins() {
        runner.withPropertyValues("management.health.retry.enabled=true")
                .withBean(INDICATOR, String.class, () -> "mine")
                .run(context -> assertThat(context.getBean(INDICATOR)).isEqualTo("mine"));
    }

    @Test
    void whereNothingCountsItStopsTheStart() {
        assertThat(StarterContext.reportOf(StarterContext.runner()
                        .withConfiguration(AutoConfigurations.of(RetryHealthAutoConfiguration.class))
                        .withPropertyValues("management.health.retry.enabled=true")))
                .contains("management.health.retry.enabled is true, but nothing counts calls")
                .contains("Let there be a meter registry");
    }

    @Test
    void withoutActuatorThereIsNone() {
        runner.withPropertyValues("management.health.retry.enabled=true")
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.actuate.health", "org.springframework.boot.health"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(INDICATOR));
    }

    @ParameterizedTest
    @CsvSource({
        "failing-share=1.1, failing-share must be from 0 to 1: 1.1",
        "failing-share=-0.1, failing-share must be from 0 to 1: -0.1",
        "failing-share=NaN, failing-share must be from 0 to 1: NaN",
        "minimum-calls=0, minimum-calls must be at least 1: 0",
        "window=0s, window must be longer than 0: PT0S"
    })
    void badLimitsStopTheStart(String property, String reason) {
        runner.withPropertyValues("management.health.retry.enabled=true", "management.health.retry." + property)
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessage("management.health.retry." + reason));
    }

    private static String statusOf(Object indicator) {
        return String.valueOf(ReflectionTestUtils.<Object>invokeMethod(health(indicator), "getStatus"));
    }

    private static Object health(Object indicator) {
        return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(indicator, "health"));
    }
}
