// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What answers in the place of a method that failed. */
@ExtendWith(OutputCaptureExtension.class)
class FallbackTests extends SideBySide {

    private final ApplicationContextRunner runner = Resilience4jContext.in(runner())
            .withPropertyValues(
                    "resilience4j.retry.instances.io.retry-exceptions=java.io.UncheckedIOException",
                    "retry.profiles.io.includes=java.io.UncheckedIOException");

    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retry(name = "io", fallbackMethod = "later")
        public String call(String order) {
            return target.call();
        }

        @Retry(name = "io", fallbackMethod = "nobody")
        public String missing(String order) {
            return target.call();
        }

        @Retry(name = "io", fallbackMethod = "withoutFailure")
        public String withoutFailureAsked(String order) {
            return target.call();
        }

        @Retry(name = "io", fallbackMethod = "failureAlone")
        public String failureAloneAsked(String order) {
            return target.call();
        }

        String later(String order, Throwable failure) {
            return order + " later: " + failure.getClass().getSimpleName();
        }

        String withoutFailure(String order) {
            return order + " later";
        }

        String failureAlone(Throwable failure) {
            return "later: " + failure.getClass().getSimpleName();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError(backoff = "io", fallback = "later")
        public String call(String order) {
            return target.call();
        }

        @RetryOnError(backoff = "io", fallback = "withoutFailure")
        public String withoutFailureAsked(String order) {
            return target.call();
        }

        String later(String order, Throwable failure) {
            return order + " later: " + failure.getClass().getSimpleName();
        }

        String withoutFailure(String order) {
            return order + " later";
        }
    }

    static class OurMissing {

        @RetryOnError(fallback = "nobody")
        public String call(String order) {
            return order;
        }
    }

    static class OurFailureAlone {

        @RetryOnError(fallback = "failureAlone")
        public String call(String order) {
            return order;
        }

        String failureAlone(Throwable failure) {
            return "later";
        }
    }

    private static UncheckedIOException io() {
        return new UncheckedIOException(new IOException());
    }

    @FunctionalInterface
    private interface Comparison {

        void of(Theirs their, Ours our);
    }

    private void compare(Comparison comparison) {
        runner.withBean(Theirs.class, () -> new Theirs(theirs))
                .withBean(Ours.class, () -> new Ours(ours))
                .run(context -> comparison.of(context.getBean(Theirs.class), context.getBean(Ours.class)));
    }

    @Test
    @Row("fallback")
    void inBothTheExceptionIsTheLastParameter() {
        compare((their, our) -> {
            bothFail(ALWAYS, FallbackTests::io);
            assertThat(their.call("a")).isEqualTo("a later: UncheckedIOException");
            assertThat(our.call("a")).isEqualTo("a later: UncheckedIOException");
        });
    }

    @Test
    @Row("fallback for a failure that is not retried")
    void theirsAnswersForEveryFailureEvenAnErrorAndOursDoesNot() {
        compare((their, our) -> {
            bothFail(ALWAYS, IllegalStateException::new);
            assertThat(their.call("a")).isEqualTo("a later: IllegalStateException");
            assertThat(catchThrowable(() -> our.call("a"))).isSameAs(ours.lastThrown());
            bothFail(ALWAYS, AssertionError::new);
            assertThat(their.call("a")).isEqualTo("a later: AssertionError");
            assertThat(catchThrowable(() -> our.call("a"))).isSameAs(ours.lastThrown());
        });
    }

    @Test
    @Row("fallback without the exception")
    void theirsIsNotFoundAndOursAnswers() {
        compare((their, our) -> {
            bothFail(ALWAYS, FallbackTests::io);
            assertThat(catchThrowable(() -> their.withoutFailureAsked("a"))).isSameAs(theirs.lastThrown());
            assertThat(our.withoutFailureAsked("a")).isEqualTo("a later");
        });
    }

    @Test
    @Row("fallback with the exception alone")
    void theirsAnswersAndOursDoesNotStart() {
        compare((their, our) -> {
            theirs.fail(ALWAYS, FallbackTests::io);
            assertThat(their.failureAloneAsked("a")).isEqualTo("later: UncheckedIOException");
        });
        runner.withBean(OurFailureAlone.class)
                .run(context ->
                        assertThat(context.getStartupFailure()).hasStackTraceContaining("does not take the same"));
    }

    @Test
    @Row("fallback that is missing")
    void theirsIsALineInTheLogAndOursDoesNotStart(CapturedOutput output) {
        compare((their, our) -> {
            theirs.fail(ALWAYS, FallbackTests::io);
            assertThat(catchThrowable(() -> their.missing("a"))).isSameAs(theirs.lastThrown());
        });
        assertThat(output).contains("No fallback method match found");
        runner.withBean(OurMissing.class)
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("nobody"));
    }
}
