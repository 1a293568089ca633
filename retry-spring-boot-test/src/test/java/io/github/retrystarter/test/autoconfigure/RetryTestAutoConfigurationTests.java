// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.core.JitterMode;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.SystemRetryClock;
import io.github.retrystarter.test.context.Contexts;
import io.github.retrystarter.test.context.InjectedFailures;
import io.github.retrystarter.test.context.Payments;
import io.github.retrystarter.test.context.RecordedRetries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AssertProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.test.context.TestContext;

@ExtendWith(OutputCaptureExtension.class)
class RetryTestAutoConfigurationTests {

    private final ApplicationContextRunner runner = Contexts.runner().withBean(Payments.class);

    @Test
    void withoutAnnotationAndPropertyNothingChanges(CapturedOutput output) {
        runner.run(context -> {
            assertThat(context)
                    .hasSingleBean(SystemRetryClock.class)
                    .doesNotHaveBean(RecordedRetries.class)
                    .doesNotHaveBean(InjectedFailures.class);
            assertThat(output).doesNotContain("Nothing in the Retry Starter reads");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry.test.waits=none", "retry.test.waits=NONE", "retry.test.jitter=0"})
    void onePropertyIsEnough(String property, CapturedOutput output) {
        runner.withPropertyValues(property).run(context -> {
            assertThat(context)
                    .hasSingleBean(SkippingClock.class)
                    .hasSingleBean(RecordedRetries.class)
                    .hasSingleBean(InjectedFailures.class);
            assertThat(output).doesNotContain("WARN").doesNotContain("not eligible for getting processed");
        });
    }

    @ParameterizedTest
    @CsvSource({"systemEnvironment, RETRY_TEST_WAITS, true", "test, retry.test, false"})
    void anEnvironmentVariableDoesAndNothingBehindAKeyDoesNot(String source, String name, boolean isOn) {
        String value = isOn ? "none" : "";
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(source, Map.of(name, value))))
                .run(context -> assertThat(context.getBeansOfType(RecordedRetries.class))
                        .hasSize(isOn ? 1 : 0));
    }

    @Test
    void withRealWaitsTheClockIsTheMachines() {
        runner.withPropertyValues(
                        "retry.test.waits=real",
                        "retry.profiles.default.duration=1ms",
                        "retry.profiles.default.factor=1")
                .run(context -> {
                    assertThat(context).getBean(RetryClock.class).isInstanceOf(SystemRetryClock.class);
                    failTwice(context.getBean(Payments.class), context.getBean(InjectedFailures.class));
                    assertThat(context.getBean(RecordedRetries.class))
                            .of(Payments.class, "refund()")
                            .wasCalled(3)
                            .waitedBetween(ofMillis(1), Duration.ofNanos(1_100_000));
                });
    }

    private static void failTwice(Payments payments, InjectedFailures failures) {
        failures.of(Payments.class, "refund()").failing(2, IllegalStateException.class);
        payments.refund();
    }

    @ParameterizedTest
    @CsvSource({
        "none, ,    ADDITIVE, 1000ms",
        "none, 0,   ADDITIVE, 1000ms",
        "none, 0.5, ADDITIVE, 1200ms",
        "none, 1,   ADDITIVE, 1400ms",
        "none, ,    FULL,     0ms",
        "none, 0.5, FULL,     500ms",
        "none, 1,   FULL,     1000ms"
    })
    void theShareOfTheJitterIsFixed(String waits, String jitter, JitterMode mode, String wait) {
        runner.withPropertyValues(
                        "retry.test.waits=" + waits,
                        jitter == null ? "retry.profiles.default.steps=5" : "retry.test.jitter=" + jitter,
                        "retry.profiles.default.duration=1000ms",
                        "retry.profiles.default.factor=1",
                        "retry.profiles.default.jitter=0.4",
                        "retry.profiles.default.jitter-mode=" + mode)
                .run(context -> {
                    failTwice(context.getBean(Payments.class), context.getBean(InjectedFailures.class));
                    Duration each = ofMillis(Long.parseLong(wait.replace("ms", "")));
                    assertThat(context.getBean(RecordedRetries.class))
                            .of(Payments.class, "refund()")
                            .waited(each, each);
                });
    }

    @Test
    void jitterIsRandomWithRealWaitsUnlessItIsGiven() {
        assertThat(new RetryTestProperties(Waits.REAL, null).draw()).isNull();
        assertThat(new RetryTestProperties(Waits.REAL, 0.5).draw()).isEqualTo(0.5);
        assertThat(new RetryTestProperties(Waits.NONE, null).draw()).isZero();
    }

    @Test
    void aClockOfTheUsersStays() {
        runner.withPropertyValues("retry.test.waits=none")
                .withBean("own", RetryClock.class, SystemRetryClock::new)
                .run(context ->
                        assertThat(context).hasSingleBean(RetryClock.class).hasBean("own"));
    }

    @ParameterizedTest
    @ValueSource(classes = {TestContext.class, AssertProvider.class})
    void withoutTestLibrariesNothingChanges(Class<?> missing) {
        runner.withPropertyValues("retry.test.waits=none")
                .withClassLoader(new FilteredClassLoader(missing))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean("recordedRetries")
                        .hasSingleBean(SystemRetryClock.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry.test.waits=nnoe  | Property: retry.test.waits | The following values are valid",
                "retry.test.waits=false | Property: retry.test.waits | The following values are valid",
                "retry.test.jitter=2    | Property retry.test.jitter is not valid: it must be from 0 to 1: 2.0. | Write 0 for waits without jitter, 1 for all of it, or leave it out.",
                "retry.test.jitter=-0.1 | Property retry.test.jitter is not valid: it must be from 0 to 1: -0.1. | Write 0 for waits",
                "retry.test.jitter=NaN  | Property retry.test.jitter is not valid: it must be from 0 to 1: NaN. | Write 0 for waits",
                "retry.test.wiats=none  | is unknown, so it would do nothing. Did you mean 'waits'? | Use one of: waits, jitter.",
                "retry.test=none        | Property retry.test (from \"retry.test\" from property source \"test\") is unknown | Use one of: waits, jitter."
            })
    void aMistakeStopsTheStart(String property, String mistake, String remedy) {
        runner.withPropertyValues(property).run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis report = report(context.getStartupFailure());
            assertThat(report.getDescription()).contains(mistake);
            assertThat(report.getAction()).contains(remedy);
        });
    }

    @Test
    void onlyTheKeysOfItsOwnAreKnown(CapturedOutput output) {
        runner.withPropertyValues("retry.tset.waits=none")
                .run(
                        context -> assertThat(output)
                                .contains("Nothing in the Retry Starter reads [retry.tset]")
                                .contains(
                                        "under 'retry' are [enabled, order, outer-transaction, nested, conflict, profiles, test]"));
    }

    /** Some of Boot's analyzers want a bean factory; they have nothing to say here. */
    private static FailureAnalysis report(Throwable failure) {
        FailureHandler ignore = (type, implementation, broken) -> {};
        List<FailureAnalyzer> analyzers =
                SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, ignore);
        return analyzers.stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
