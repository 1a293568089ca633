// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.RetryMethods;
import io.github.retrystarter.async.Coroutines;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What answers in Kotlin when the retries gave up. */
class KotlinFallbackTests {

    private static final String HERE = "io.github.retrystarter.async.kinds.";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Application.class)
            .withBean(FakeClock.class)
            .withPropertyValues("retry.profiles.default.steps=1");

    @Test
    void aSuspendingOneTakesTheFailureIfItLikes() {
        with(bean -> {
            assertThat(Coroutines.<String>call(done -> bean.suspending("order", done)))
                    .isEqualTo("order after failure 1");
            assertThat(Coroutines.<String>call(done -> bean.withoutFailure("order", done)))
                    .isEqualTo("order");
        });
    }

    @Test
    void aPlainOneAnswersForASuspendingFunction() {
        with(bean -> assertThat(Coroutines.<String>call(done -> bean.plain("order", done)))
                .isEqualTo("order after failure 1"));
    }

    @Test
    void itsOwnFailureArrivesAsItIs() {
        with(bean -> assertThatThrownBy(() -> Coroutines.<String>call(bean::failing))
                .isExactlyInstanceOf(Failure.class)
                .hasMessage("failure 2")
                .hasNoSuppressedExceptions());
    }

    @Test
    void itTakesAndGivesNull() {
        with(bean -> {
            assertThat(Coroutines.<String>call(done -> bean.none(null, done))).isNull();
            assertThat(Coroutines.<String>call(done -> bean.none("order", done)))
                    .isEqualTo("order");
        });
    }

    @Test
    void oneOfAFunctionThatGivesNothingGivesNothing() {
        with(bean -> {
            Coroutines.<Object>call(done -> bean.note("order", done));
            assertThat(bean.noted()).isEqualTo("order");
        });
    }

    @Test
    void aFlowHasAFlow() {
        with(bean -> {
            assertThat(Coroutines.collect(bean.flow("order"))).containsExactly("order", "failure 1");
            assertThat(Coroutines.collect(Coroutines.call(done -> bean.openFlow("order", done))))
                    .isEqualTo(List.of("order", "failure 1"));
            assertThat(Coroutines.collect(Coroutines.call(done -> bean.flowOfPlain("order", done))))
                    .isEqualTo(List.of("order"));
        });
    }

    @Test
    void oneOfAnotherTypeStopsTheStart() {
        assertThat(reportFor(FallbackOfAnotherType.class))
                .isEqualTo(
                        "The fallback 'instead' of " + HERE + "FallbackOfAnotherType.charge(java.lang.String) does not"
                                + " fit: " + HERE
                                + "FallbackOfAnotherType.instead(java.lang.String) returns java.lang.Integer.\n"
                                + "Let it return java.lang.String, as the method does.");
        assertThat(reportFor(FlowForAValue.class)).contains("FlowForAValue.instead(java.lang.String) returns kotlinx");
    }

    @Test
    void aSuspendingOneOfAPlainFunctionStopsTheStart() {
        assertThat(reportFor(SuspendingFallbackOfPlainFunction.class))
                .isEqualTo("The fallback 'instead' of " + HERE + "SuspendingFallbackOfPlainFunction.charge("
                        + "java.lang.String) does not fit: " + HERE + "SuspendingFallbackOfPlainFunction.instead("
                        + "java.lang.String) suspends, which the method does not.\n"
                        + "Let the method suspend as well, or the fallback not.");
    }

    @Test
    void aSuspendingFunctionIsShownAsItsCallersWriteIt() {
        runner.withBean(KotlinFallbacks.class)
                .run(context -> assertThat(context.getBean(RetryMethods.class).ofBeans())
                        .extracting(ofBean -> ofBean.method().signature())
                        .contains(
                                HERE + "KotlinFallbacks.suspending(java.lang.String)",
                                HERE + "KotlinFallbacks.failing()",
                                HERE + "KotlinFallbacks.flow(java.lang.String)"));
    }

    @Test
    void withoutWhatMakesPublishersOfThemSuspendingFunctionsStopTheStart() {
        ApplicationContextRunner without =
                runner.withClassLoader(new FilteredClassLoader("kotlinx.coroutines.reactor"));
        assertThat(reportFor(without, OneSuspendingFunction.class))
                .isEqualTo(
                        HERE + "OneSuspendingFunction.charge(java.lang.String) is annotated for retries, but suspends,"
                                + " which takes org.jetbrains.kotlinx:kotlinx-coroutines-reactor to retry.\n"
                                + "Add the dependency org.jetbrains.kotlinx:kotlinx-coroutines-reactor.");
    }

    private interface Check {

        void accept(KotlinFallbacks bean) throws Exception;
    }

    private void with(Check check) {
        runner.withBean(KotlinFallbacks.class).run(context -> {
            assertThat(context).hasNotFailed();
            check.accept(context.getBean(KotlinFallbacks.class));
        });
    }

    private String reportFor(Class<?> bean) {
        return reportFor(runner, bean);
    }

    private static String reportFor(ApplicationContextRunner runner, Class<?> bean) {
        AtomicReference<String> report = new AtomicReference<>("");
        runner.withBean(bean).run(context -> {
            assertThat(context).hasFailed();
            InvalidRetryException failure = (InvalidRetryException) context.getStartupFailure();
            report.set(failure.description() + "\n" + failure.action());
        });
        return report.get();
    }
}
