// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.retry.MaxRetriesExceededException;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryContext;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Which failures are retried, how often, and what the caller gets. */
class FailureTests extends SideBySide {

    private final ApplicationContextRunner runner = Resilience4jContext.in(runner())
            .withPropertyValues(
                    "resilience4j.retry.instances.twice.max-attempts=2",
                    "resilience4j.retry.instances.io.retry-exceptions=java.io.IOException",
                    "resilience4j.retry.instances.io.ignore-exceptions=java.io.FileNotFoundException",
                    "resilience4j.retry.instances.result.result-predicate=" + NotReady.class.getName(),
                    "resilience4j.retry.instances.result-or-fail.result-predicate=" + NotReady.class.getName(),
                    "resilience4j.retry.instances.result-or-fail.fail-after-max-attempts=true",
                    "resilience4j.retry.instances.predicate.retry-exception-predicate=" + OnlyIo.class.getName(),
                    "retry.profiles.any.steps=3",
                    "retry.profiles.twice.steps=2",
                    "retry.profiles.io.steps=3",
                    "retry.profiles.io.includes=java.io.IOException",
                    "retry.profiles.io.excludes=java.io.FileNotFoundException")
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    public static class NotReady implements Predicate<Object> {

        @Override
        public boolean test(Object result) {
            return "not ready".equals(result);
        }
    }

    public static class OnlyIo implements Predicate<Throwable> {

        @Override
        public boolean test(Throwable failure) {
            return failure instanceof IOException;
        }
    }

    @Retry(name = "twice")
    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retry(name = "any")
        public String any() {
            return target.call();
        }

        @Retry(name = "io")
        public String io() {
            return target.call();
        }

        @Retry(name = "predicate")
        public String predicate() {
            return target.call();
        }

        @Retry(name = "result")
        public String result() {
            target.call();
            return "not ready";
        }

        @Retry(name = "result-or-fail")
        public String resultOrFail() {
            target.call();
            return "not ready";
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

        @RetryOnError(backoff = "any")
        public String any() {
            return target.call();
        }

        @RetryOnError(backoff = "io")
        public String io() {
            return target.call();
        }

        @RetryOnError(backoff = "any")
        public String result() {
            target.call();
            return "not ready";
        }

        @RetryOnError(backoff = "any")
        public int attempt() {
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
    void anErrorIsRetriedByNeitherAndCountedByUs() {
        compare((their, our) -> {
            bothFail(ALWAYS, AssertionError::new);
            attempts(1, their::any, 1, our::any);
            assertThat(meters.get("resilience4j.retry.calls").functionCounters())
                    .allMatch(counter -> counter.count() == 0);
            assertThat(count("retry.calls", "outcome", "not_retriable")).isEqualTo(1);
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
    void theyDoNotLookAtCausesAndWeDo() {
        compare((their, our) -> {
            bothFail(ALWAYS, () -> new IllegalStateException(new IOException()));
            attempts(1, their::io, 3, our::io);
            bothFail(ALWAYS, () -> new IOException(new FileNotFoundException()));
            attempts(3, their::io, 1, our::io);
        });
    }

    @Test
    @Row("included and excluded")
    void theIgnoredSubtypeIsRetriedByNeither() {
        compare((their, our) -> {
            bothFail(ALWAYS, FileNotFoundException::new);
            attempts(1, their::io, 1, our::io);
        });
    }

    @Test
    @Row("a condition in code")
    void theirPredicateIsAskedOfTheFailureOnly() {
        compare((their, our) -> {
            theirs.fail(ALWAYS, IOException::new);
            attempts(3, their::predicate, 0, () -> {});
            theirs.fail(ALWAYS, () -> new IllegalStateException(new IOException()));
            attempts(1, their::predicate, 0, () -> {});
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
    @Row("a result that is not wanted")
    void theirsIsRetriedAndOursIsReturned() {
        compare((their, our) -> {
            bothFail(0, IllegalStateException::new);
            assertThat(their.result()).isEqualTo("not ready");
            assertThat(theirs.calls()).isEqualTo(3);
            assertThat(catchThrowable(their::resultOrFail)).isInstanceOf(MaxRetriesExceededException.class);
            assertThat(our.result()).isEqualTo("not ready");
            assertThat(ours.calls()).isEqualTo(1);
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
    void aMethodCanAskUsWhichAttemptItIs() {
        compare((their, our) -> {
            ours.fail(2, IOException::new);
            assertThat(our.attempt()).isEqualTo(3);
        });
    }
}
