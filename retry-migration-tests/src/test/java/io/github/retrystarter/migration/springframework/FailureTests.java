// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springframework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryContext;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.resilience.retry.MethodRetryPredicate;

/** Which failures are retried, how often, and what the caller gets. */
class FailureTests extends SideBySide {

    private final ApplicationContextRunner runner = runner().withUserConfiguration(Resilient.class)
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    @EnableResilientMethods
    static class Resilient {}

    @Retryable(delay = 0, maxRetries = 1)
    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retryable(delay = 0)
        String any() {
            return target.call();
        }

        @Retryable(delay = 0, includes = IOException.class, excludes = FileNotFoundException.class)
        String io() {
            return target.call();
        }

        @Retryable(delay = 0, predicate = OnlyIo.class)
        String predicate() {
            return target.call();
        }

        public String ofTheClass() {
            return target.call();
        }
    }

    static class OnlyIo implements MethodRetryPredicate {

        @Override
        public boolean shouldRetry(Method method, Throwable failure) {
            return failure instanceof IOException;
        }
    }

    @RetryOnError(backoff = "twice")
    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError
        String any() {
            return target.call();
        }

        @RetryOnError(includes = IOException.class, excludes = FileNotFoundException.class)
        String io() {
            return target.call();
        }

        @RetryOnError
        int attempt() {
            target.call();
            return RetryContext.current().attempt();
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
        runner.withPropertyValues("retry.profiles.twice.steps=2")
                .run(context -> comparison.of(context.getBean(Theirs.class), context.getBean(Ours.class)));
    }

    @Test
    @Row("what the number counts")
    void maxRetriesOf3AreStepsOf4() {
        compare((their, our) -> {
            bothFail(ALWAYS, IOException::new);
            attempts(4, their::any, 4, our::any);
        });
    }

    @Test
    @Row("exceptions by default")
    void bothRetryEveryExceptionCheckedOrNot() {
        compare((their, our) -> {
            bothFail(ALWAYS, IllegalStateException::new);
            attempts(4, their::any, 4, our::any);
            bothFail(ALWAYS, Exception::new);
            attempts(4, their::any, 4, our::any);
        });
    }

    @Test
    @Row("an `Error`")
    void anErrorIsRetriedByThemAndNotByUs() {
        compare((their, our) -> {
            bothFail(ALWAYS, AssertionError::new);
            attempts(4, their::any, 1, our::any);
        });
    }

    @Test
    @Row("an `InterruptedException` of the method")
    void anInterruptedExceptionIsRetriedByThemAndNotByUs() {
        compare((their, our) -> {
            bothFail(ALWAYS, InterruptedException::new);
            attempts(4, their::any, 1, our::any);
        });
    }

    @Test
    @Row("causes")
    void bothLookAtCauses() {
        compare((their, our) -> {
            bothFail(ALWAYS, () -> new IllegalStateException(new IOException()));
            attempts(4, their::io, 4, our::io);
            bothFail(ALWAYS, () -> new IllegalStateException(new FileNotFoundException()));
            attempts(1, their::io, 1, our::io);
        });
    }

    @Test
    @Row("included and excluded")
    void excludesWinInBoth() {
        compare((their, our) -> {
            bothFail(ALWAYS, FileNotFoundException::new);
            attempts(1, their::io, 1, our::io);
        });
    }

    @Test
    @Row("a condition in code")
    void theirPredicateIsAskedOfTheFailureOnly() {
        compare((their, our) -> {
            bothFail(ALWAYS, () -> new IllegalStateException(new IOException()));
            attempts(1, their::predicate, 4, our::io);
            bothFail(ALWAYS, IOException::new);
            attempts(4, their::predicate, 4, our::io);
        });
    }

    @Test
    @Row("in the end the caller gets")
    void bothThrowTheLastFailureItselfWithoutTheEarlierOnes() {
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
            attempts(4, their::any, 4, our::any);
        });
    }

    @Test
    @Row("number of the attempt")
    void aMethodCanAskUsWhichAttemptItIs() {
        compare((their, our) -> {
            ours.fail(2, IOException::new);
            assertThat(our.attempt()).isEqualTo(3);
        });
    }

    @Test
    @Row("fallback")
    void theirAnnotationHasNone() {
        assertThat(Stream.of(Retryable.class.getDeclaredMethods()).map(Method::getName))
                .noneMatch(
                        name -> List.of("fallback", "recover", "fallbackMethod").contains(name));
    }
}
