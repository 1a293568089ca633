// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.properties.Assertions.properties;

import org.junit.jupiter.api.Test;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class SpringResilienceTests implements RewriteTest {

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new MigrateSpringResilience()).parser(Library.SPRING_7.builder());
    }

    @Test
    void everyRow() {
        rewriteRun(
                java("""
                        import java.io.IOException;
                        import java.util.concurrent.TimeUnit;
                        import org.springframework.resilience.annotation.EnableResilientMethods;
                        import org.springframework.resilience.annotation.Retryable;

                        @EnableResilientMethods
                        class Prices {

                            @Retryable
                            void plain() {
                            }

                            @Retryable(IOException.class)
                            void value() {
                            }

                            @Retryable(includes = Throwable.class, excludes = {IOException.class})
                            void filtered() {
                            }

                            @Retryable(maxRetries = 4, delay = 100, jitter = 50)
                            void jitter() {
                            }

                            @Retryable(delay = 100, jitter = 50, maxDelay = 120)
                            void clamped() {
                            }

                            @Retryable(delay = 100, jitter = 10, multiplier = 2, maxDelay = 1000)
                            void growing() {
                            }

                            @Retryable(delay = 0, jitter = 80)
                            void uniform() {
                            }

                            @Retryable(delay = 2, timeUnit = TimeUnit.SECONDS, timeout = 3, maxDelay = 90, multiplierString = "1.5")
                            void seconds() {
                            }

                            @Retryable(delayString = "${price.delay:5ms}", maxDelayString = "PT2H", multiplier = 3, timeoutString = "90m")
                            void texts() {
                            }

                            @Retryable(timeout = 1000)
                            void hurried() {
                            }

                            @Retryable(maxRetries = 4, delay = 10, jitter = 1)
                            void builtIn() {
                            }
                        }
                        """, """
                        import java.io.IOException;

                        import io.github.retrystarter.annotation.RetryOnError;

                        class Prices {

                            @RetryOnError(backoff = "spring-resilience-defaults")
                            void plain() {
                            }

                            @RetryOnError(backoff = "spring-resilience-defaults", includes = IOException.class)
                            void value() {
                            }

                            // TODO retry-starter: an Error is never retried here
                            @RetryOnError(backoff = "spring-resilience-defaults", includes = Throwable.class, excludes = {IOException.class})
                            void filtered() {
                            }

                            @RetryOnError(backoff = "prices-jitter-2")
                            void jitter() {
                            }

                            @RetryOnError(backoff = "prices-clamped")
                            void clamped() {
                            }

                            // TODO retry-starter: jitter only adds to a wait here, from the second wait on Spring also takes some away: waits are as long at most, and longer on average
                            // TODO retry-starter: jitter comes on top of the cap here: lower the cap of the profile if that is too long
                            @RetryOnError(backoff = "prices-growing")
                            void growing() {
                            }

                            @RetryOnError(backoff = "prices-uniform")
                            void uniform() {
                            }

                            @RetryOnError(backoff = "prices-seconds")
                            void seconds() {
                            }

                            @RetryOnError(backoff = "prices-texts")
                            void texts() {
                            }

                            // TODO retry-starter: timeout 1s is over before the first retry, so there is none: raise the steps of the profile and give it a timeout if that was not meant
                            @RetryOnError(backoff = "prices-hurried")
                            void hurried() {
                            }

                            @RetryOnError(backoff = "conflict")
                            void builtIn() {
                            }
                        }
                        """, source -> source.path("src/main/java/Prices.java")),
                properties("""
                        spring.application.name=prices
                        retry.profiles.prices-jitter.steps=9
                        """, """
                        spring.application.name=prices
                        retry.profiles.prices-jitter.steps=9
                        retry.profiles.prices-clamped.steps=4
                        retry.profiles.prices-clamped.duration=100ms
                        retry.profiles.prices-clamped.factor=1.0
                        retry.profiles.prices-clamped.jitter=0.2
                        retry.profiles.prices-growing.steps=4
                        retry.profiles.prices-growing.duration=100ms
                        retry.profiles.prices-growing.factor=2.0
                        retry.profiles.prices-growing.jitter=0.1
                        retry.profiles.prices-growing.cap=1s
                        retry.profiles.prices-hurried.steps=1
                        retry.profiles.prices-hurried.duration=1s
                        retry.profiles.prices-hurried.factor=1.0
                        retry.profiles.prices-hurried.jitter=0.0
                        retry.profiles.prices-jitter-2.steps=5
                        retry.profiles.prices-jitter-2.duration=100ms
                        retry.profiles.prices-jitter-2.factor=1.0
                        retry.profiles.prices-jitter-2.jitter=0.5
                        retry.profiles.prices-seconds.steps=4
                        retry.profiles.prices-seconds.duration=2s
                        retry.profiles.prices-seconds.factor=1.5
                        retry.profiles.prices-seconds.jitter=0.0
                        retry.profiles.prices-seconds.cap=90s
                        retry.profiles.prices-seconds.timeout=3s
                        retry.profiles.prices-texts.steps=4
                        retry.profiles.prices-texts.duration=${price.delay:5ms}
                        retry.profiles.prices-texts.factor=3.0
                        retry.profiles.prices-texts.jitter=0.0
                        retry.profiles.prices-texts.cap=2h
                        retry.profiles.prices-texts.timeout=90m
                        retry.profiles.prices-uniform.steps=4
                        retry.profiles.prices-uniform.duration=80ms
                        retry.profiles.prices-uniform.factor=1.0
                        retry.profiles.prices-uniform.jitter=0.0
                        retry.profiles.prices-uniform.jitter-mode=full
                        retry.profiles.spring-resilience-defaults.steps=4
                        retry.profiles.spring-resilience-defaults.duration=1s
                        retry.profiles.spring-resilience-defaults.factor=1.0
                        retry.profiles.spring-resilience-defaults.jitter=0.0
                        """, source -> source.path("src/main/resources/application.properties")));
    }

    @Test
    void whatHasNoCounterpartStaysAndIsMarkedOnce() {
        rewriteRun(java("""
                        import java.util.concurrent.TimeUnit;
                        import org.springframework.context.ApplicationListener;
                        import org.springframework.resilience.annotation.ConcurrencyLimit;
                        import org.springframework.resilience.annotation.EnableResilientMethods;
                        import org.springframework.resilience.annotation.Retryable;
                        import org.springframework.resilience.retry.MethodRetryEvent;
                        import org.springframework.resilience.retry.MethodRetryPredicate;

                        @EnableResilientMethods
                        class Prices {

                            @Retryable(predicate = Busy.class)
                            void predicate() {
                            }

                            @Retryable(maxRetriesString = "${retries}")
                            void counted() {
                            }

                            @Retryable(delayString = "${delay}", jitter = 5)
                            void jitter() {
                            }

                            @Retryable(delayString = "${delay}", timeUnit = TimeUnit.SECONDS)
                            void unit() {
                            }

                            void listen(MethodRetryEvent event) {
                            }
                        }

                        abstract class Busy implements MethodRetryPredicate {
                        }
                        """, """
                        import java.util.concurrent.TimeUnit;
                        import org.springframework.context.ApplicationListener;
                        import org.springframework.resilience.annotation.ConcurrencyLimit;
                        import org.springframework.resilience.annotation.EnableResilientMethods;
                        import org.springframework.resilience.annotation.Retryable;
                        import org.springframework.resilience.retry.MethodRetryEvent;
                        import org.springframework.resilience.retry.MethodRetryPredicate;

                        @EnableResilientMethods
                        class Prices {

                            // TODO retry-starter: predicate has no counterpart: say it by exception types and run the recipe again, or catch what must not be retried
                            @Retryable(predicate = Busy.class)
                            void predicate() {
                            }

                            // TODO retry-starter: maxRetriesString ${retries} counts retries, steps count calls: write the number in maxRetries and run the recipe again
                            @Retryable(maxRetriesString = "${retries}")
                            void counted() {
                            }

                            // TODO retry-starter: jitter needs the numbers of delay, multiplier and maxDelay: write them and run the recipe again
                            @Retryable(delayString = "${delay}", jitter = 5)
                            void jitter() {
                            }

                            // TODO retry-starter: delayString ${delay} is not in milliseconds: give its value a unit, drop timeUnit and run the recipe again
                            @Retryable(delayString = "${delay}", timeUnit = TimeUnit.SECONDS)
                            void unit() {
                            }

                            // TODO retry-starter: MethodRetryEvent is not translated: write a bean of type io.github.retrystarter.core.RetryListener
                            void listen(MethodRetryEvent event) {
                            }
                        }

                        // TODO retry-starter: MethodRetryPredicate is not translated: replace it or remove it, then run the recipe again
                        abstract class Busy implements MethodRetryPredicate {
                        }
                        """));
    }
}
