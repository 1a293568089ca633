// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springretry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.retry.ExhaustedRetryException;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Recover;
import org.springframework.retry.annotation.Retryable;

/** {@code @Recover} and fallbacks. */
class RecoverTests extends SideBySide {

    private final ApplicationContextRunner runner =
            runner().withUserConfiguration(Enabled.class).withBean(NoSleep.class);

    @EnableRetry
    static class Enabled {}

    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retryable(retryFor = UncheckedIOException.class)
        String call(String order) {
            return target.call();
        }

        @Retryable(retryFor = UncheckedIOException.class, notRecoverable = IllegalStateException.class)
        String notRecovered(String order) {
            return target.call();
        }

        @Recover
        String recover(RuntimeException failure, String order) {
            return "recovered " + order + " from " + failure.getClass().getSimpleName();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError(includes = UncheckedIOException.class, fallback = "recover")
        String call(String order) {
            return target.call();
        }

        String recover(String order, RuntimeException failure) {
            return "recovered " + order + " from " + failure.getClass().getSimpleName();
        }
    }

    /** Its {@code @Recover} is for something else. */
    static class TheirUnrelated {

        private final FailingTarget target;

        TheirUnrelated(FailingTarget target) {
            this.target = target;
        }

        @Retryable(noRetryFor = IllegalStateException.class)
        String call() {
            return target.call();
        }

        @Recover
        String recover(UncheckedIOException failure) {
            return "recovered";
        }
    }

    static class OurUnrelated {

        private final FailingTarget target;

        OurUnrelated(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError(fallback = "recover")
        String call() {
            return target.call();
        }

        String recover(UncheckedIOException failure) {
            return "recovered";
        }
    }

    static class TheirOtherResult {

        private final FailingTarget target;

        TheirOtherResult(FailingTarget target) {
            this.target = target;
        }

        @Retryable
        String call() {
            return target.call();
        }

        @Recover
        int recover(RuntimeException failure) {
            return 0;
        }
    }

    static class OurOtherResult {

        @RetryOnError(fallback = "recover")
        public String call() {
            return "";
        }

        int recover(RuntimeException failure) {
            return 0;
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
    void theExceptionIsTheirFirstParameterAndOurLast() {
        compare((their, our) -> {
            bothFail(ALWAYS, RecoverTests::io);
            assertThat(their.call("a")).isEqualTo("recovered a from UncheckedIOException");
            assertThat(our.call("a")).isEqualTo("recovered a from UncheckedIOException");
        });
    }

    @Test
    @Row("fallback for a failure that is not retried")
    void theirsAnswersAndOursDoesNot() {
        compare((their, our) -> {
            bothFail(ALWAYS, IllegalStateException::new);
            assertThat(their.call("a")).isEqualTo("recovered a from IllegalStateException");
            assertThat(catchThrowable(() -> our.call("a"))).isSameAs(ours.lastThrown());
            assertThat(catchThrowable(() -> their.notRecovered("a"))).isSameAs(theirs.lastThrown());
        });
    }

    @Test
    @Row("fallback for another exception")
    void theirsHidesTheFailureAndOursThrowsIt() {
        runner.withBean(TheirUnrelated.class, () -> new TheirUnrelated(theirs))
                .withBean(OurUnrelated.class, () -> new OurUnrelated(ours))
                .run(context -> {
                    bothFail(ALWAYS, IllegalStateException::new);
                    assertThat(catchThrowable(context.getBean(TheirUnrelated.class)::call))
                            .isInstanceOf(ExhaustedRetryException.class)
                            .hasCause(theirs.lastThrown());
                    assertThat(theirs.calls()).as("not even retried").isEqualTo(1);
                    assertThat(catchThrowable(context.getBean(OurUnrelated.class)::call))
                            .isSameAs(ours.lastThrown());
                });
    }

    @Test
    @Row("fallback that does not fit")
    void theirsIsMetAfterTheLastAttemptAndOursByTheStart() {
        theirs.fail(ALWAYS, IllegalStateException::new);
        runner.withBean(TheirOtherResult.class, () -> new TheirOtherResult(theirs))
                .run(context -> assertThat(catchThrowable(context.getBean(TheirOtherResult.class)::call))
                        .isInstanceOf(ExhaustedRetryException.class)
                        .hasMessageContaining("Cannot locate recovery method"));
        runner.withBean(OurOtherResult.class)
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("returns int"));
    }
}
