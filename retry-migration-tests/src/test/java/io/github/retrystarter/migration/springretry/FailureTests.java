// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springretry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryContext;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.retry.ExhaustedRetryException;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Retryable;
import org.springframework.retry.support.RetrySynchronizationManager;

/** Which failures are retried, how often, and what the caller gets. */
class FailureTests extends SideBySide {

    private final ApplicationContextRunner runner = runner().withPropertyValues(
                    "retry.profiles.three.steps=3", "retry.profiles.twice.steps=2")
            .withUserConfiguration(Enabled.class)
            .withBean(NoSleep.class)
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    @EnableRetry
    static class Enabled {}

    @Retryable(maxAttempts = 2)
    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retryable
        String any() {
            return target.call();
        }

        @Retryable(retryFor = IOException.class, noRetryFor = FileNotFoundException.class)
        String io() {
            return target.call();
        }

        @Retryable(
                retryFor = {Exception.class, FileNotFoundException.class},
                noRetryFor = IOException.class)
        String closest() {
            return target.call();
        }

        @Retryable(noRetryFor = FileNotFoundException.class)
        String excludesAlone() {
            return target.call();
        }

        @Retryable(exceptionExpression = "message.contains('again')")
        String expression() {
            return target.call();
        }

        @Retryable(stateful = true)
        String stateful(String key) {
            return target.call();
        }

        @Retryable
        int attempt() {
            target.call();
            return Objects.requireNonNull(RetrySynchronizationManager.getContext())
                    .getRetryCount();
        }

        @Retryable(maxAttemptsExpression = "#{1 + 1}", backoff = @Backoff(delayExpression = "#{2 * 500}"))
        String expressions() {
            return target.call();
        }

        public String ofTheClass() {
            return target.call();
        }
    }

    @RetryOnError(backoff = "twice")
    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError(backoff = "three")
        String any() {
            return target.call();
        }

        @RetryOnError(backoff = "three", includes = IOException.class, excludes = FileNotFoundException.class)
        String io() {
            return target.call();
        }

        @RetryOnError(
                backoff = "three",
                includes = {Exception.class, FileNotFoundException.class},
                excludes = IOException.class)
        String closest() {
            return target.call();
        }

        @RetryOnError(backoff = "three", excludes = FileNotFoundException.class)
        String excludesAlone() {
            return target.call();
        }

        @RetryOnError
        int attempt() {
            target.call();
            return RetryContext.current().attempt();
        }

        @RetryOnError(backoff = "three")
        String stateful(String key) {
            return target.call();
        }

        public String ofTheClass() {
            return target.call();
        }
    }

    @FunctionalInterface
    private interface Comparison {

        void of(Theirs their, Ours our);
    }

    private void compare(Comparison comparison) {
        runner.run(context -> comparison.of(context.getBean(Theirs.class), context.getBean(Ours.class)));
    }

    @Test
    @Row("what the number counts")
    void maxAttemptsOf3AreStepsOf3() {
        compare((their, our) -> {
            bothFail(ALWAYS, IOException::new);
            attempts(3, their::any, 3, our::any);
        });
    }

    @Test
    @Row("exceptions by default")
    void bothRetryEveryExceptionCheckedOrNot() {
        compare((their, our) -> {
            bothFail(ALWAYS, IllegalStateException::new);
            attempts(3, their::any, 3, our::any);
            bothFail(ALWAYS, Exception::new);
            attempts(3, their::any, 3, our::any);
        });
    }

    @Test
    @Row("an `Error`")
    void anErrorIsRetriedByNeither() {
        compare((their, our) -> {
            bothFail(ALWAYS, AssertionError::new);
            attempts(1, their::any, 1, our::any);
        });
    }

    @Test
    @Row("an `Error`, with excludes alone")
    void anErrorIsRetriedByThemThenAndStillNotByUs() {
        compare((their, our) -> {
            bothFail(ALWAYS, AssertionError::new);
            attempts(3, their::excludesAlone, 1, our::excludesAlone);
        });
    }

    @Test
    @Row("an `InterruptedException` of the method")
    void anInterruptedExceptionIsRetriedByThemAndNotByUs() {
        compare((their, our) -> {
            bothFail(ALWAYS, InterruptedException::new);
            attempts(3, their::any, 1, our::any);
        });
    }

    @Test
    @Row("causes")
    void bothLookAtCausesOfIncludedTypes() {
        compare((their, our) -> {
            bothFail(ALWAYS, () -> new IllegalStateException(new IOException()));
            attempts(3, their::io, 3, our::io);
        });
    }

    @Test
    @Row("causes of excluded types")
    void besideIncludesACauseIsExcludedByUsAndNotByThem() {
        compare((their, our) -> {
            bothFail(ALWAYS, () -> new IllegalStateException(new FileNotFoundException()));
            attempts(1, their::excludesAlone, 1, our::excludesAlone);
            bothFail(ALWAYS, () -> new IOException(new FileNotFoundException()));
            attempts(3, their::io, 1, our::io);
        });
    }

    @Test
    @Row("included and excluded")
    void theClosestTypeWinsInTheirsAndTheExcludedOneInOurs() {
        compare((their, our) -> {
            bothFail(ALWAYS, FileNotFoundException::new);
            attempts(1, their::io, 1, our::io);
            bothFail(ALWAYS, FileNotFoundException::new);
            attempts(3, their::closest, 1, our::closest);
        });
    }

    @Test
    @Row("a condition in code")
    void theirExpressionSeesTheMessage() {
        compare((their, our) -> {
            theirs.fail(ALWAYS, () -> new IllegalStateException("again, please"));
            attempts(3, their::expression, 0, () -> {});
            theirs.fail(ALWAYS, () -> new IllegalStateException("no"));
            attempts(1, their::expression, 0, () -> {});
        });
    }

    @Test
    @Row("in the end the caller gets")
    void bothThrowTheLastFailureItself() {
        compare((their, our) -> {
            bothFail(ALWAYS, IllegalStateException::new);
            assertThat(catchThrowable(their::any)).isSameAs(theirs.lastThrown()).hasNoSuppressedExceptions();
            assertThat(catchThrowable(our::any)).isSameAs(ours.lastThrown()).hasNoSuppressedExceptions();
        });
    }

    @Test
    @Row("class and method annotated")
    void theMethodsOwnAnnotationReplacesThatOfTheClass() {
        compare((their, our) -> {
            bothFail(ALWAYS, IOException::new);
            attempts(2, their::ofTheClass, 2, our::ofTheClass);
            bothFail(ALWAYS, IOException::new);
            attempts(3, their::any, 3, our::any);
        });
    }

    @Test
    @Row("number of the attempt")
    void theirsCountsRetriesAndOursAttempts() {
        compare((their, our) -> {
            bothFail(2, IOException::new);
            assertThat(their.attempt()).isEqualTo(2);
            assertThat(our.attempt()).isEqualTo(3);
        });
    }

    @Test
    @Row("expressions")
    void theirNumbersMayBeExpressions() {
        compare((their, our) -> {
            theirs.fail(ALWAYS, IOException::new);
            attempts(2, their::expressions, 0, () -> {});
        });
    }

    @Test
    @Row("`stateful = true`")
    void theirCallerMakesEachAttemptAndOursMakesAllInOneCall() {
        compare((their, our) -> {
            bothFail(ALWAYS, IllegalStateException::new);
            for (int call = 1; call <= 3; call++) {
                assertThat(catchThrowable(() -> their.stateful("key"))).isSameAs(theirs.lastThrown());
                assertThat(theirs.calls()).isEqualTo(call);
            }
            assertThat(catchThrowable(() -> their.stateful("key"))).isInstanceOf(ExhaustedRetryException.class);
            assertThat(theirs.calls()).isEqualTo(3);
            assertThat(catchThrowable(() -> our.stateful("key"))).isSameAs(ours.lastThrown());
            assertThat(ours.calls()).isEqualTo(3);
        });
    }
}
