// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.yaml.Assertions.yaml;

import org.junit.jupiter.api.Test;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class SpringRetryTests implements RewriteTest {

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new MigrateSpringRetry()).parser(Library.SPRING_RETRY.builder());
    }

    @Test
    void annotationWithoutNumbersGetsTheDefaultsOfSpringRetry() {
        rewriteRun(
                java("""
                        import org.springframework.retry.annotation.Retryable;

                        class Payments {

                            @Retryable
                            void charge() {
                            }
                        }
                        """, """
                        import io.github.retrystarter.annotation.RetryOnError;

                        class Payments {

                            @RetryOnError(backoff = "spring-retry-defaults")
                            void charge() {
                            }
                        }
                        """, source -> source.path("src/main/java/Payments.java")),
                yaml(null, """
                        retry:
                          profiles:
                            spring-retry-defaults:
                              steps: 3
                              duration: 1s
                              factor: 1.0
                              jitter: 0.0
                        """, source -> source.path("src/main/resources/application.yml")));
    }

    @Test
    void everythingTranslatable() {
        rewriteRun(
                java("""
                        import java.io.FileNotFoundException;
                        import java.io.IOException;
                        import org.springframework.retry.annotation.Backoff;
                        import org.springframework.retry.annotation.EnableRetry;
                        import org.springframework.retry.annotation.Recover;
                        import org.springframework.retry.annotation.Retryable;
                        import org.springframework.stereotype.Service;

                        @EnableRetry
                        @Service
                        class PaymentService {

                            static final int MAX = 5;

                            /** Charges. */
                            @Retryable(retryFor = {IOException.class}, noRetryFor = FileNotFoundException.class, maxAttempts = MAX + 1,
                                    backoff = @Backoff(delay = 200, multiplier = 2, maxDelay = 5000, random = false), recover = "queue")
                            public String charge(String order, int amount) throws IOException {
                                return order;
                            }

                            @Recover
                            public String queue(IOException failure, String order, int amount) {
                                return order;
                            }

                            String now(String order) {
                                return queue(null, order, 1);
                            }
                        }
                        """, """
                        import java.io.FileNotFoundException;
                        import java.io.IOException;

                        import io.github.retrystarter.annotation.RetryOnError;
                        import org.springframework.stereotype.Service;

                        @Service
                        class PaymentService {

                            static final int MAX = 5;

                            /** Charges. */
                            // TODO retry-starter: the fallback answers only for failures that are retried, spring-retry's answered for all others too
                            @RetryOnError(backoff = "payment-service-charge", includes = {IOException.class}, excludes = FileNotFoundException.class, fallback = "queue")
                            public String charge(String order, int amount) throws IOException {
                                return order;
                            }

                            public String queue(String order, int amount, IOException failure) {
                                return order;
                            }

                            String now(String order) {
                                return queue(order, 1, null);
                            }
                        }
                        """, source -> source.path("src/main/java/PaymentService.java")),
                yaml("""
                        spring:
                          application:
                            name: shop
                        retry:
                          profiles:
                            other:
                              steps: 2
                        """, """
                        spring:
                          application:
                            name: shop
                        retry:
                          profiles:
                            other:
                              steps: 2
                            payment-service-charge:
                              steps: 6
                              duration: 200ms
                              factor: 2.0
                              jitter: 0.0
                              cap: 5s
                        """, source -> source.path("src/main/resources/application.yml")));
    }
}
