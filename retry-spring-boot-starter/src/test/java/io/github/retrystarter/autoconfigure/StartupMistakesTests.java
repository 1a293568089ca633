package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import reactor.core.publisher.Mono;

/** Every mistake stops the start, and says what is wrong, where, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StartupMistakesTests {

    private static final String HERE = "io.github.retrystarter.autoconfigure.StartupMistakesTests$";

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
                "includes=java.lang.String | retry.profiles.payments.includes | java.lang.String is no exception type",
            })
    void aValueOutOfBounds(String setting, String property, String problem) {
        assertThat(reportWith("retry.profiles.payments." + setting))
                .startsWith("Property " + property)
                .contains(" is not valid: " + problem + ".")
                .endsWith("\nCorrect the value.");
    }

    @ParameterizedTest
    @CsvSource({
        "retry.profiles.payments.steps, many",
        "retry.profiles.payments.duration, soon",
        "retry.profiles.payments.jitter-mode, ful",
        "retry.profiles.payments.excludes, com.acme.NoSuchException",
        "retry.conflict.exceptions, com.acme.NoSuchException",
        "retry.order, high",
        "retry.outer-transaction, maybe",
        "retry.nested, twice",
        "retry.enabled, perhaps",
    })
    void aValueOfTheWrongKind(String property, String value) {
        assertThat(reportWith(property + "=" + value)).contains(property, value);
    }

    @Test
    void aConflictTypeThatIsNoException() {
        assertThat(reportWith("retry.conflict.exceptions=java.lang.String"))
                .isEqualTo("Property retry.conflict.exceptions (from \"retry.conflict.exceptions\" from property source"
                        + " \"test\") is not valid: java.lang.String is no exception type.\nCorrect the value.");
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
                .startsWith("Property retry.profiles.contended.cap (built in, or taken from default) is not valid:"
                        + " cap must not be shorter than the duration PT2S: PT0.5S.");
    }

    @Test
    void aProfileThatIsAValue() {
        assertThat(reportWith("retry.profiles.payments=fast"))
                .contains("retry.profiles.payments", "fast", "a profile has settings below it, such as steps");
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

    public static class UnknownProfile {

        @RetryOnError(backoff = "paymets")
        public void charge(String order, int... amounts) {}
    }

    @Test
    void anUnknownProfile() {
        assertThat(reportFor(UnknownProfile.class, "retry.profiles.payments.steps=3"))
                .isEqualTo("@RetryOnError on " + HERE
                        + "UnknownProfile.charge(java.lang.String,int[]) has backoff = \"paymets\"."
                        + " No retry profile is named 'paymets'. Did you mean 'payments'?"
                        + " The profiles are: default, conflict, contended, payments.\n"
                        + "Correct the name, or define the profile under retry.profiles.");
    }

    public static class UnresolvedPlaceholder {

        @RetryOnConflict(backoff = "${app.profile}")
        public void charge() {}
    }

    @Test
    void aPlaceholderThatNothingResolves() {
        assertThat(reportFor(UnresolvedPlaceholder.class))
                .startsWith("@RetryOnConflict on " + HERE
                        + "UnresolvedPlaceholder.charge() has backoff = \"${app.profile}\", which cannot be resolved: ")
                .contains("app.profile")
                .endsWith("\nDefine the property, or give the placeholder a default: ${name:default}.");
        assertThat(reportFor(UnresolvedPlaceholder.class, "app.profile=nowhere"))
                .contains("No retry profile is named 'nowhere'.");
    }

    public static class FallbackMissing {

        @RetryOnError(fallback = "instead")
        public String charge(int amount) {
            return "";
        }

        String instead(long amount) {
            return "other parameters";
        }

        String instead(int amount, String more) {
            return "more parameters";
        }

        int instead(int amount) {
            return 0;
        }
    }

    @Test
    void aFallbackThatDoesNotFit() {
        assertThat(reportFor(FallbackMissing.class))
                .isEqualTo("The fallback 'instead' of " + HERE + "FallbackMissing.charge(int) is not there: " + HERE
                        + "FallbackMissing has no method of that name with the parameters (int), and optionally the"
                        + " exception as last one, that returns java.lang.String.\n"
                        + "Add such a method, or correct the name.");
    }

    public static class PrivateMethod {

        @RetryOnError
        private void charge() {}

        public void call() {
            charge();
        }
    }

    public static class StaticMethod {

        @RetryOnConflict
        public static void charge() {}
    }

    public static class FinalMethod {

        @RetryOnConflict
        public final void charge() {}
    }

    @Test
    void anAnnotatedMethodThatNoProxyCanReach() {
        assertThat(reportFor(PrivateMethod.class))
                .startsWith(HERE + "PrivateMethod.charge() is annotated for retries, but it is private")
                .endsWith("\nMake it a public method that other beans call, or remove the annotation.");
        assertThat(reportFor(StaticMethod.class))
                .startsWith(HERE + "StaticMethod.charge() is annotated for retries, but it is static");
        assertThat(reportFor(FinalMethod.class))
                .startsWith(HERE + "FinalMethod.charge() is annotated for retries, but it is final")
                .endsWith("\nRemove 'final', or the annotation.");
    }

    public static class NotInItsInterface implements Runnable {

        @Override
        public void run() {}

        @RetryOnError
        public void charge() {}
    }

    @Test
    void anAnnotatedMethodThatNoInterfaceOfAJdkProxyHas() {
        assertThat(reportFor(NotInItsInterface.class, "spring.aop.proxy-target-class=false"))
                .startsWith(HERE + "NotInItsInterface.charge() is annotated for retries, but its bean is a JDK proxy")
                .endsWith("or set spring.aop.proxy-target-class=true.");
        runner.withBean(NotInItsInterface.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    public static class Later {

        @RetryOnError
        public CompletionStage<String> charge() {
            return CompletableFuture.completedFuture("");
        }
    }

    @Test
    void aMethodThatReturnsBeforeItHasFailed() {
        assertThat(reportFor(Later.class))
                .startsWith(HERE + "Later.charge() is annotated for retries, but returns"
                        + " java.util.concurrent.CompletionStage before it has failed, so it would never be retried.");
    }

    public static class LaterStill {

        @RetryOnConflict
        public Mono<String> charge() {
            return Mono.empty();
        }
    }

    @Test
    void aMethodThatReturnsAPublisher() {
        assertThat(reportFor(LaterStill.class)).contains("returns reactor.core.publisher.Mono before it has failed");
    }

    @Async
    @EnableAsync
    public static class AllInThreadsOfTheirOwn {

        @RetryOnError
        public CompletableFuture<String> charge() {
            return CompletableFuture.completedFuture("");
        }
    }

    @Test
    void anAsyncClassIsFine() {
        runner.withBean(AllInThreadsOfTheirOwn.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @EnableAsync
    public static class InAThreadOfItsOwn {

        private int calls;

        @Async
        @RetryOnError
        public CompletableFuture<Integer> charge() {
            if (++calls < 3) {
                throw new UncheckedIOException(new IOException());
            }
            return CompletableFuture.completedFuture(calls);
        }
    }

    @Test
    void anAsyncMethodIsRetriedInItsThread() {
        runner.withBean(InAThreadOfItsOwn.class)
                .run(context -> assertThat(
                                context.getBean(InAThreadOfItsOwn.class).charge())
                        .succeedsWithin(Duration.ofSeconds(10))
                        .isEqualTo(3));
    }

    @RetryOnError
    public static class ClassLevel {

        public final void finalOne() {}

        private void privateOne() {}

        static void staticOne() {}

        public void call() {
            privateOne();
            staticOne();
        }
    }

    @Test
    void aClassLevelRuleSkipsWhatNobodyAnnotated() {
        runner.withBean(ClassLevel.class).run(context -> assertThat(context).hasNotFailed());
    }

    private String reportWith(String property) {
        return reportFor(Object.class, property);
    }

    private String reportFor(Class<?> bean, String... properties) {
        String[] report = new String[1];
        runner.withBean(bean).withPropertyValues(properties).run(context -> {
            assertThat(context).hasFailed();
            report[0] = StarterContext.report(context.getStartupFailure());
        });
        return report[0];
    }
}
