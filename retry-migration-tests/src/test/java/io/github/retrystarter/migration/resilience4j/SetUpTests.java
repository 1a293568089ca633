// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.AliasFor;

/** What has to be written where, and what becomes of mistakes. */
class SetUpTests extends SideBySide {

    private final ApplicationContextRunner runner =
            Resilience4jContext.in(runner()).withPropertyValues("retry.profiles.a.steps=3");

    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Retry(name = "a")
    @interface TheirComposed {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @RetryOnError
    @interface OurComposed {

        @AliasFor(annotation = RetryOnError.class, attribute = "backoff")
        String profile() default "a";
    }

    interface TheirService {

        @Retry(name = "a")
        String declared();
    }

    static class Theirs implements TheirService {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Override
        public String declared() {
            return target.call();
        }

        @TheirComposed
        public String composed() {
            return target.call();
        }

        @Retry(name = "#root.args[0]")
        public String named(String name) {
            return target.call();
        }

        @Retry(name = "${app.instance}")
        public String placeholder() {
            return target.call();
        }

        @Retry(name = "a")
        public String inner() {
            return target.call();
        }

        public String outer() {
            return inner();
        }

        @Retry(name = "a")
        @RetryOnError(backoff = "a")
        public String both() {
            return target.call();
        }
    }

    interface OurService {

        @RetryOnError(backoff = "a")
        String declared();
    }

    static class Ours implements OurService {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @Override
        public String declared() {
            return target.call();
        }

        @OurComposed
        public String composed() {
            return target.call();
        }

        @RetryOnError(backoff = "${app.instance}")
        public String placeholder() {
            return target.call();
        }

        @RetryOnError(backoff = "a")
        public String inner() {
            return target.call();
        }

        public String outer() {
            return inner();
        }

        @RetryOnError(backoff = "a", excludes = CallNotPermittedException.class)
        @CircuitBreaker(name = "broken")
        public String withCircuitBreaker() {
            return target.call();
        }
    }

    static class FallbackOfTheCircuitBreaker {

        private final FailingTarget target;

        FallbackOfTheCircuitBreaker(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError(backoff = "a")
        @CircuitBreaker(name = "broken", fallbackMethod = "later")
        public String call() {
            return target.call();
        }

        String later(Exception failure) {
            return "later";
        }
    }

    static class TheirUnknown {

        private final FailingTarget target;

        TheirUnknown(FailingTarget target) {
            this.target = target;
        }

        @Retry(name = "typo")
        public String call() {
            return target.call();
        }
    }

    static class OurUnknown {

        @RetryOnError(backoff = "typo")
        public String call() {
            return "";
        }
    }

    @FunctionalInterface
    private interface Comparison {

        void of(Theirs their, Ours our);
    }

    private void compare(Comparison comparison) {
        bothFail(ALWAYS, IOException::new);
        runner.withPropertyValues("resilience4j.retry.instances.twice.max-attempts=2", "app.instance=a")
                .withBean(Theirs.class, () -> new Theirs(theirs))
                .withBean(Ours.class, () -> new Ours(ours))
                .run(context -> comparison.of(context.getBean(Theirs.class), context.getBean(Ours.class)));
    }

    @Test
    @Row("annotation on an interface")
    void theyDoNotHeedItAndWeDo() {
        compare((their, our) -> attempts(1, their::declared, 3, our::declared));
    }

    @Test
    @Row("annotation on an annotation")
    void theyDoNotHeedItThereAndWeDo() {
        compare((their, our) -> attempts(1, their::composed, 3, our::composed));
    }

    @Test
    @Row("expressions")
    void theirNameMayBeAnExpressionOfTheArguments() {
        compare((their, our) -> attempts(2, () -> their.named("twice"), 0, () -> {}));
    }

    @Test
    @Row("a call of the object's own method")
    void neitherRetriesIt() {
        compare((their, our) -> attempts(1, their::outer, 1, our::outer));
    }

    @Test
    @Row("both annotations on one method")
    void theirAttemptsMultiply() {
        compare((their, our) -> attempts(9, their::both, 0, () -> {}));
    }

    @Test
    @Row("a name that is not configured")
    void theirsTakesTheDefaultsAndOursDoesNotStart() {
        theirs.fail(ALWAYS, IOException::new);
        runner.withBean(TheirUnknown.class, () -> new TheirUnknown(theirs))
                .run(context -> attempts(3, context.getBean(TheirUnknown.class)::call, 0, () -> {}));
        runner.withBean(OurUnknown.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("No retry profile is named 'typo'"));
    }

    @Test
    @Row("a misspelt key")
    void theirsIsIgnoredAndOursDoesNotStart() {
        theirs.fail(ALWAYS, IOException::new);
        runner.withPropertyValues("resilience4j.retry.instances.typo.max-atempts=2")
                .withBean(TheirUnknown.class, () -> new TheirUnknown(theirs))
                .run(context -> attempts(3, context.getBean(TheirUnknown.class)::call, 0, () -> {}));
        runner.withPropertyValues("retry.profiles.a.stpes=2")
                .run(context ->
                        assertThat(context.getStartupFailure()).hasStackTraceContaining("Did you mean 'steps'"));
    }

    @Test
    @Row("a value out of bounds")
    void bothDoNotStart() {
        runner.withPropertyValues("resilience4j.retry.instances.a.max-attempts=0")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("retry.profiles.a.steps=0")
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("steps must be"));
    }

    @Test
    @Row("`@CircuitBreaker` on the same method")
    void ourRetriesAreOutsideItSoThatEachAttemptCounts() {
        ours.fail(ALWAYS, IOException::new);
        runner.withPropertyValues(
                        "app.instance=a",
                        "resilience4j.circuitbreaker.instances.broken.minimum-number-of-calls=2",
                        "resilience4j.circuitbreaker.instances.broken.sliding-window-size=2")
                .withBean(Ours.class, () -> new Ours(ours))
                .run(context -> {
                    assertThat(catchThrowable(context.getBean(Ours.class)::withCircuitBreaker))
                            .isInstanceOf(CallNotPermittedException.class);
                    assertThat(ours.calls()).as("then the circuit is open").isEqualTo(2);
                    assertThat(context.getBean(CircuitBreakerRegistry.class)
                                    .circuitBreaker("broken")
                                    .getMetrics()
                                    .getNumberOfNotPermittedCalls())
                            .as("excluded, so asked once")
                            .isEqualTo(1);
                });
    }

    @Test
    @Row("`@CircuitBreaker` on the same method")
    void itsFallbackAnswersBeforeARetry() {
        ours.fail(ALWAYS, IOException::new);
        runner.withBean(FallbackOfTheCircuitBreaker.class, () -> new FallbackOfTheCircuitBreaker(ours))
                .run(context -> {
                    assertThat(context.getBean(FallbackOfTheCircuitBreaker.class)
                                    .call())
                            .isEqualTo("later");
                    assertThat(ours.calls()).isEqualTo(1);
                });
    }
}
