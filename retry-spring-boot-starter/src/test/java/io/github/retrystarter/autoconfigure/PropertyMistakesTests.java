// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.core.RetryProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Every mistake in a property stops the start, and says what is wrong, where, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class PropertyMistakesTests {

    private final ApplicationContextRunner runner = StarterContext.runner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps=0 | retry.profiles.payments.steps | steps must be at least 1 (the first call counts): 0",
                "duration=-1s | retry.profiles.payments.duration | duration must not be negative: PT-1S",
                "factor=-1 | retry.profiles.payments.factor | factor must be a number, 0 or more: -1.0",
                "factor=NaN | retry.profiles.payments.factor | factor must be a number, 0 or more: NaN",
                "jitter=-0.5 | retry.profiles.payments.jitter | jitter must be a number, 0 or more: -0.5",
                "cap=1ms | retry.profiles.payments.cap | cap must not be shorter than the duration PT0.01S: PT0.001S",
                "timeout=0 | retry.profiles.payments.timeout | timeout must be longer than 0: PT0S",
                "max-retry-after=-1s | retry.profiles.payments.max-retry-after | maxRetryAfter must not be negative: PT-1S",
                "budget.capacity=0 | retry.profiles.payments.budget.capacity | budget.capacity must be at least 1: 0",
                "budget.cost=501 | retry.profiles.payments.budget.cost | budget.cost must be from 1 to the capacity 500: 501",
                "timeout=9ms | retry.profiles.payments.timeout | timeout must not be shorter than the first wait, which is at least PT0.01S: PT0.009S",
                "excludes=java.lang.Exception | retry.profiles.payments.excludes | excludes must leave something of what is included: [java.lang.Exception]",
            })
    void aValueOutOfBounds(String setting, String property, String problem) {
        assertThat(reportWith("retry.profiles.payments." + setting))
                .startsWith("Property " + property)
                .contains(" is not valid: " + problem + ".")
                .endsWith("\nCorrect the value.");
    }

    @ParameterizedTest
    @CsvSource({"timeout, 10ms", "duration, 0"})
    void aTimeoutAsLongAsTheFirstWaitIsFine(String setting, String value) {
        runner.withPropertyValues(
                        "retry.profiles.payments.timeout=10ms", "retry.profiles.payments." + setting + "=" + value)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({"steps, 1", "jitter-mode, full"})
    void aTimeoutIsNotTooShortForAWaitThatNeedNotBe(String setting, String value) {
        runner.withPropertyValues(
                        "retry.profiles.payments.timeout=1ms", "retry.profiles.payments." + setting + "=" + value)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aTimeoutThatAnotherProfileInheritsIsToldWithItsOrigin() {
        assertThat(reportWith("retry.profiles.default.timeout=1s", "retry.profiles.payments.duration=2s"))
                .isEqualTo("Property retry.profiles.payments.timeout (taken from the profile default (from"
                        + " \"retry.profiles.default.timeout\" from property source \"test\")) is not valid: timeout must"
                        + " not be shorter than the first wait, which is at least PT2S: PT1S.\nCorrect the value.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry.profiles.payments.steps | many | Write a number without decimals.",
                "retry.profiles.payments.steps | 2.5 | Write a number without decimals.",
                "retry.profiles.payments.steps | 99999999999 | Write a number without decimals.",
                "retry.profiles.payments.factor | double | Write a number.",
                "retry.profiles.payments.duration | soon | Write a duration, such as 200ms or 5s.",
                "retry.profiles.payments.jitter-mode | ful | Did you mean 'full'? Use one of: additive, full.",
                "retry.profiles.payments.excludes | com.acme.NoSuchException | Write full names of exception types that are on the class path.",
                "retry.profiles.payments.includes[0] | com.acme.NoSuchException | Write full names of exception types that are on the class path.",
                "retry.profiles.payments.budget | 500 | Write settings below it, and no value.",
                "retry.profiles.payments | fast | Write settings below it, and no value.",
                "retry.profiles | fast | Write settings below it, and no value.",
                "retry.conflict.exceptions | com.acme.NoSuchException | Write full names of exception types that are on the class path.",
                "retry.conflict | com.acme.NoSuchException | Write settings below it, and no value.",
                "retry.order | high | Write a number without decimals.",
                "retry.outer-transaction | maybe | Use one of: rethrow, retry.",
                "retry.nested | twice | Use one of: multiply, once.",
                "retry.enabled | perhaps | Write true or false.",
                "retry.profiles.payments.timeout | ${app.timeout} | Define the property, or give the placeholder a default: ${name:default}.",
            })
    void aValueOfTheWrongKind(String property, String value, String action) {
        assertThat(reportWith(property + "=" + value))
                .startsWith("Property " + property + " (from \"" + property
                        + "\" from property source \"test\") is not valid: \"" + value + "\" cannot be read (")
                .endsWith(").\n" + action);
    }

    @ParameterizedTest
    @CsvSource({
        "retry.conflict.exceptions, java.lang.String",
        "retry.profiles.payments.includes, 'java.io.IOException,java.lang.String'",
        "retry.profiles.payments.excludes[0], java.lang.String",
    })
    void aTypeThatIsNoException(String property, String types) {
        assertThat(reportWith(property + "=" + types))
                .isEqualTo("Property " + property + " (from \"" + property + "\" from property source \"test\") is not"
                        + " valid: java.lang.String is no exception type.\nName an exception type, or an error.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retry.profiles",
                "retry.profiles.payments",
                "retry.profiles.payments.budget",
                "retry.profiles.payments.steps",
                "retry.conflict",
                "retry.enabled",
                "retry.order",
                "retry.nested",
            })
    void nothingBehindAKeyIsAsIfItWereNotThere(String key) {
        runner.withPropertyValues(key + "=").run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void everyWrongElementOfAListIsTold() {
        assertThat(reportWith(
                        "retry.profiles.payments.includes[0]=java.io.IOException",
                        "retry.profiles.payments.includes[1]=com.acme.NoSuchException",
                        "retry.profiles.payments.includes[2]=java.lang.String",
                        "retry.profiles.payments.includes[3]=com.acme.NeitherException"))
                .startsWith("3 mistakes")
                .contains(
                        "com.acme.NoSuchException",
                        "java.lang.String is no exception type",
                        "com.acme.NeitherException");
    }

    @Test
    void aGapInAListIsTold() {
        assertThat(reportWith(
                        "retry.profiles.payments.includes[0]=java.io.IOException",
                        "retry.profiles.payments.includes[2]=java.lang.IllegalStateException"))
                .contains("its elements have a gap, as nothing is before retry.profiles.payments.includes[2].")
                .endsWith("\nNumber them 0, 1, 2 and so on.");
    }

    @Test
    void whatIsWrongWithAnInheritedSettingHidesNothing() {
        assertThat(reportWith(
                        "retry.profiles.default.cap=5s",
                        "retry.profiles.payments.duration=30s",
                        "retry.profiles.payments.timeout=-1s",
                        "retry.profiles.payments.excludes=java.lang.Throwable"))
                .startsWith("3 mistakes")
                .contains(
                        "Property retry.profiles.payments.cap (taken from the profile default (from",
                        "Property retry.profiles.payments.timeout (from",
                        "Property retry.profiles.payments.excludes (from");
    }

    @Test
    void aProfileWithADotInItsNameIsNamedAsItIsWritten() {
        assertThat(reportWith("retry.profiles[my.payments].steps=0"))
                .startsWith("Property retry.profiles[my.payments].steps (from \"retry.profiles[my.payments].steps\"");
    }

    @Test
    void anEnvironmentVariableMeansTheProfileThatIsSpelledWithCaseAndDashes() {
        Map<String, Object> variables = Map.of(
                "RETRY_PROFILES_BULKLOAD_STEPS",
                "9",
                "RETRY_PROFILES_QUICKONES_STEPS",
                "2",
                "RETRY_PROFILES_NEW_STEPS",
                "7");
        runner.withPropertyValues("retry.profiles.bulkLoad.steps=3", "retry.profiles.quick-ones.duration=1ms")
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> assertThat(context.getBean(RetryProfiles.class).all())
                        .extracting(profile ->
                                profile.name() + " " + profile.backoff().steps())
                        .containsExactlyInAnyOrder(
                                "default 4", "conflict 5", "contended 20", "bulkLoad 9", "quick-ones 2", "new 7"));
    }

    @Test
    void allMistakesAreReportedTogether() {
        assertThat(reportWith(
                        "retry.order=high",
                        "retry.profiles.payments.steps=0",
                        "retry.profiles.payments.duration=soon",
                        "retry.profiles.payments.factor=-1",
                        "retry.profiles.payments.stpes=3",
                        "retry.profiles.quotes.budgets=1"))
                .startsWith("6 mistakes were made in setting up retries:\n\n1. Property retry.order (from")
                .contains(
                        "\n\n2. Property retry.profiles.payments.duration (from",
                        "Property retry.profiles.payments.stpes (from",
                        "Property retry.profiles.quotes.budgets (from",
                        "Property retry.profiles.payments.steps (from",
                        "\n\n6. Property retry.profiles.payments.factor (from")
                .endsWith("""

                        1. Write a number without decimals.

                        2. Write a duration, such as 200ms or 5s.

                        3, 4. Use one of: steps, duration, factor, jitter, jitter-mode, cap, timeout, max-retry-after,\
                         includes, excludes, budget.

                        5, 6. Correct the value.""");
    }

    @Test
    void aMistakeInTheDefaultProfileIsReportedOnceAndNotForEachProfileThatTakesIt() {
        assertThat(reportWith("retry.profiles.default.steps=0", "retry.profiles.payments.factor=1"))
                .startsWith("Property retry.profiles.default.steps (from");
    }

    @Test
    void aLazyStartIsStoppedToo() {
        assertThat(StarterContext.reportOf(runner.withInitializer(context ->
                                context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                        .withPropertyValues("retry.profiles.payments.steps=0")))
                .startsWith("Property retry.profiles.payments.steps (from");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry.profiles.payments.stpes | Did you mean 'steps'?",
                "retry.profiles.payments.max-retries | ''",
                "retry.profiles.payments.budget.capacty | Did you mean 'capacity'?",
                "retry.profiles.my.payments.steps | ''",
                "retry.conflict.exception | Did you mean 'exceptions'?",
                "retry.conflict.exceptions.type | Write a value, and nothing below it.",
                "retry.profiles.payments.cap.max | Write a value, and nothing below it.",
            })
    void anUnknownKey(String property, String hint) {
        assertThat(reportWith(property + "=3"))
                .startsWith("Property ")
                .contains(" is unknown, so it would do nothing.", hint)
                .containsAnyOf("\nUse one of: ", "\nWrite a value");
    }

    @ParameterizedTest
    @CsvSource({
        "RETRY_PROFILES_PAYMENTS_STPES, 'steps, duration,'",
        "RETRY_CONFLICT_EXCEPTION, exceptions.",
    })
    void anUnknownKeyInAnEnvironmentVariable(String variable, String known) {
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(variable, "3"))))
                .run(context -> assertThat(StarterContext.report(context.getStartupFailure()))
                        .startsWith("Property retry.")
                        .contains(variable, " is unknown, so it would do nothing.", "\nUse one of: " + known));
    }

    @Test
    void aProfileThatDiffersFromAnotherInCaseAlone() {
        assertThat(reportWith("retry.profiles.Default.steps=3"))
                .isEqualTo("Profiles 'default' and 'Default' under retry.profiles differ in case alone.\n"
                        + "Write the name in one way.");
    }

    @Test
    void aValueThatFitsNotWhatIsBuiltIn() {
        assertThat(reportWith("retry.profiles.contended.duration=2s"))
                .startsWith("Property retry.profiles.contended.cap (built in) is not valid:"
                        + " cap must not be shorter than the duration PT2S: PT0.5S.");
    }

    @Test
    void anUnknownKeyIsNamedWithItsFileAndLine(@TempDir Path folder) throws IOException {
        Path yaml = folder.resolve("application.yml");
        Files.writeString(yaml, """
                retry:
                  profiles:
                    payments:
                      steps: 3
                      durations: 10ms
                """);
        runner.withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.location=file:" + yaml)
                .run(context -> assertThat(StarterContext.report(context.getStartupFailure()))
                        .startsWith("Property retry.profiles.payments.durations (from ")
                        .contains(
                                "application.yml] - 5:18) is unknown, so it would do nothing. Did you mean 'duration'?")
                        .endsWith("Use one of: steps, duration, factor, jitter, jitter-mode, cap, timeout,"
                                + " max-retry-after, includes, excludes, budget."));
    }

    @Test
    void anUnknownKeyOfTheFirstLevelMayBeTheApplicationsOwn(CapturedOutput output) {
        runner.withPropertyValues("retry.max-attempts=3", "retry.enable=false").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(output)
                    .containsOnlyOnce("Nothing in the Retry Starter reads [retry.enable, retry.max-attempts].")
                    .contains("under 'retry' are [enabled, order, outer-transaction, nested, conflict, profiles]");
        });
    }

    private String reportWith(String... properties) {
        return StarterContext.reportOf(runner.withPropertyValues(properties));
    }
}
