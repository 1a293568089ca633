// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.openrewrite.java.Assertions.java;

import org.junit.jupiter.api.Test;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class SpringRetryMarksTests implements RewriteTest {

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new MigrateSpringRetry()).parser(Library.SPRING_RETRY.builder());
    }

    @Test
    void whatHasNoCounterpartStaysAndIsMarkedOnce() {
        rewriteRun(java("""
                import org.springframework.retry.RetryCallback;
                import org.springframework.retry.RetryContext;
                import org.springframework.retry.annotation.Backoff;
                import org.springframework.retry.annotation.CircuitBreaker;
                import org.springframework.retry.annotation.EnableRetry;
                import org.springframework.retry.annotation.Recover;
                import org.springframework.retry.annotation.Retryable;
                import org.springframework.retry.listener.RetryListenerSupport;
                import org.springframework.retry.support.RetryTemplate;

                @EnableRetry
                class Payments {

                    private final RetryTemplate template = new RetryTemplate();

                    @Retryable(stateful = true)
                    void stateful() {
                    }

                    @Retryable(interceptor = "mine")
                    void intercepted() {
                    }

                    @Retryable(exceptionExpression = "message.contains('busy')", listeners = {"counting"})
                    void evaluated() {
                    }

                    @Retryable(maxAttemptsExpression = "#{@config.attempts}", listeners = "")
                    void configured() {
                    }

                    @Retryable(maxAttempts = Other.COUNT)
                    void elsewhere() {
                    }

                    @Retryable(backoff = @Backoff(delayExpression = "${delay}", maxDelay = 10))
                    void between() {
                    }

                    @Retryable(backoff = @Backoff(multiplierExpression = "${factor}", random = true))
                    void random() {
                    }

                    @Retryable(retryFor = IllegalArgumentException.class, noRetryFor = RuntimeException.class, maxAttempts = 0)
                    void contradictory() {
                    }

                    @CircuitBreaker
                    String broken(int many) {
                        return "";
                    }

                    @Retryable
                    String sharing(int many) {
                        return "";
                    }

                    @Recover
                    String none(int many) {
                        return "";
                    }

                    void programmatic() throws Exception {
                        template.execute(context -> 1);
                    }
                }

                class Counting extends RetryListenerSupport {

                    @Override
                    public <T, E extends Throwable> void close(RetryContext context, RetryCallback<T, E> callback, Throwable failure) {
                    }
                }

                class Other {
                    static final int COUNT = Integer.parseInt("3");
                }
                """, """
                import org.springframework.retry.RetryCallback;
                import org.springframework.retry.RetryContext;
                import org.springframework.retry.annotation.Backoff;
                import org.springframework.retry.annotation.CircuitBreaker;
                import org.springframework.retry.annotation.EnableRetry;
                import org.springframework.retry.annotation.Recover;
                import org.springframework.retry.annotation.Retryable;
                import org.springframework.retry.listener.RetryListenerSupport;
                import org.springframework.retry.support.RetryTemplate;

                @EnableRetry
                class Payments {

                    // TODO retry-starter: RetryTemplate is not translated: inject io.github.retrystarter.core.Retries and call profile("...").call("name", () -> ...)
                    private final RetryTemplate template = new RetryTemplate();

                    // TODO retry-starter: a stateful retry spans several calls, which has no counterpart
                    @Retryable(stateful = true)
                    void stateful() {
                    }

                    // TODO retry-starter: an interceptor of its own has no counterpart: say what it does by a profile
                    @Retryable(interceptor = "mine")
                    void intercepted() {
                    }

                    // TODO retry-starter: exceptionExpression has no counterpart: say it by exception types and run the recipe again
                    // TODO retry-starter: listeners of one method have no counterpart: use a bean of type io.github.retrystarter.core.RetryListener, remove the attribute and run the recipe again
                    @Retryable(exceptionExpression = "message.contains('busy')", listeners = {"counting"})
                    void evaluated() {
                    }

                    // TODO retry-starter: maxAttemptsExpression "#{@config.attempts}" is an expression: write a number, or a single ${...}, and run the recipe again
                    @Retryable(maxAttemptsExpression = "#{@config.attempts}", listeners = "")
                    void configured() {
                    }

                    // TODO retry-starter: the value of maxAttempts is not in this source file: write the number and run the recipe again
                    @Retryable(maxAttempts = Other.COUNT)
                    void elsewhere() {
                    }

                    // TODO retry-starter: a wait between delay and maxDelay needs their numbers: write them and run the recipe again
                    @Retryable(backoff = @Backoff(delayExpression = "${delay}", maxDelay = 10))
                    void between() {
                    }

                    // TODO retry-starter: random waits need the multiplier's number: write it and run the recipe again
                    @Retryable(backoff = @Backoff(multiplierExpression = "${factor}", random = true))
                    void random() {
                    }

                    // TODO retry-starter: maxAttempts must be at least 1
                    // TODO retry-starter: what is excluded wins here, and an included type is one of the excluded: name narrower types in noRetryFor and run the recipe again
                    @Retryable(retryFor = IllegalArgumentException.class, noRetryFor = RuntimeException.class, maxAttempts = 0)
                    void contradictory() {
                    }

                    // TODO retry-starter: CircuitBreaker is not translated: use a circuit breaker of a library made for it
                    @CircuitBreaker
                    String broken(int many) {
                        return "";
                    }

                    // TODO retry-starter: its @Recover method also answers for one that is not translated: see there
                    @Retryable
                    String sharing(int many) {
                        return "";
                    }

                    // TODO retry-starter: Recover is not translated: name the method as fallback of the annotation it answers for
                    @Recover
                    String none(int many) {
                        return "";
                    }

                    // TODO retry-starter: RetryContext is not translated: ask io.github.retrystarter.core.RetryContext.current()
                    // TODO retry-starter: RetryTemplate is not translated: inject io.github.retrystarter.core.Retries and call profile("...").call("name", () -> ...)
                    void programmatic() throws Exception {
                        template.execute(context -> 1);
                    }
                }

                // TODO retry-starter: RetryListenerSupport is not translated: replace it or remove it, then run the recipe again
                class Counting extends RetryListenerSupport {

                    // TODO retry-starter: RetryCallback is not translated: inject io.github.retrystarter.core.Retries and call profile("...").call("name", () -> ...)
                    // TODO retry-starter: RetryContext is not translated: ask io.github.retrystarter.core.RetryContext.current()
                    @Override
                    public <T, E extends Throwable> void close(RetryContext context, RetryCallback<T, E> callback, Throwable failure) {
                    }
                }

                class Other {
                    static final int COUNT = Integer.parseInt("3");
                }
                """));
    }
}
