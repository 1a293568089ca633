// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.springboot3.bulkhead.autoconfigure.BulkheadAutoConfiguration;
import io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import io.github.resilience4j.springboot3.retry.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.docs.CallRecord;
import io.github.retrystarter.docs.StarterContext;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.Cache;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;

/** What retries are outside of and inside of. */
class AdviceTests {

    private final List<String> charged = new ArrayList<>();
    private int failures;

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    @EnableMethodSecurity
    static class Application {

        final List<Object> looks = new ArrayList<>();

        @Bean
        SimpleCacheManager cacheManager() {
            Cache prices = new ConcurrentMapCache("prices") {
                @Override
                protected Object lookup(Object key) {
                    looks.add(key);
                    return super.lookup(key);
                }
            };
            SimpleCacheManager manager = new SimpleCacheManager();
            manager.setCaches(List.of(prices));
            return manager;
        }
    }

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withConfiguration(AutoConfigurations.of(
                    CircuitBreakerAutoConfiguration.class,
                    BulkheadAutoConfiguration.class,
                    ValidationAutoConfiguration.class))
            .withUserConfiguration(Application.class)
            .withBean(Gateway.class, () -> this::charge)
            .withBean(Payments.class)
            .withPropertyValues(
                    "retry.profiles.payments.steps=4",
                    "resilience4j.circuitbreaker.instances.payments.minimum-number-of-calls=2",
                    "resilience4j.circuitbreaker.instances.payments.sliding-window-size=2",
                    "resilience4j.bulkhead.instances.payments.max-concurrent-calls=1");

    private String charge(String order) throws IOException {
        charged.add(order);
        if (failures-- > 0) {
            throw new IOException("connection reset");
        }
        return order + " charged";
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void everyAttemptPassesTheCircuitBreakerAndAnOpenOneEndsTheRetries() {
        failures = 99;
        runner.run(context -> {
            CallRecord record = new CallRecord(context, "charge");

            assertThatExceptionOfType(CallNotPermittedException.class)
                    .isThrownBy(() -> context.getBean(Payments.class).charge("a"));
            assertThat(charged).hasSize(2);
            assertThat(record.outcomes()).isEqualTo(Map.of("not_retriable", 1));
        });
    }

    @Test
    void aFallbackOfTheCircuitBreakerLeavesNothingToRetry() {
        failures = 99;
        runner.run(context -> {
            assertThat(context.getBean(Payments.class).chargeOrLater("a")).isEqualTo("a later");
            assertThat(charged).hasSize(1);
        });
    }

    @Test
    void aCallThatWaitsHoldsNoPlaceInTheBulkhead() {
        failures = 2;
        List<String> course = new ArrayList<>();
        runner.withBean(
                        RetryListenerFactory.class,
                        () -> (operation, profiles) -> new RetryListener() {
                            @Override
                            public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
                                course.add("waits");
                            }
                        })
                .run(context -> {
                    var bulkhead = context.getBean(BulkheadRegistry.class).bulkhead("payments");
                    bulkhead.getEventPublisher().onCallFinished(event -> course.add("left"));

                    assertThat(context.getBean(Payments.class).chargeOneAtATime("a"))
                            .isEqualTo("a charged");
                    assertThat(course).containsExactly("left", "waits", "left", "waits", "left");
                });
    }

    @Test
    void everyAttemptLooksIntoTheCacheAndFailuresAreNotKept() {
        failures = 2;
        runner.run(context -> {
            Payments payments = context.getBean(Payments.class);

            assertThat(payments.price("tea")).isEqualTo("tea charged");
            assertThat(context.getBean(Application.class).looks).hasSize(3);
            assertThat(payments.price("tea")).isEqualTo("tea charged");
            assertThat(charged).hasSize(3);
        });
    }

    @Test
    void whoMayNotCallIsSentAwayBeforeTheRetries() {
        failures = 2;
        runner.run(context -> {
            CallRecord record = new CallRecord(context, "chargeAsClerk");
            Payments payments = context.getBean(Payments.class);
            logInAs("CUSTOMER");
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> payments.chargeAsClerk("a"));
            assertThat(record.outcomes()).isEmpty();

            logInAs("CLERK");
            assertThat(payments.chargeAsClerk("a")).isEqualTo("a charged");
            assertThat(record.outcomes()).isEqualTo(Map.of("success_after_retry", 1));
        });
    }

    private static void logInAs(String role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("me", "secret", "ROLE_" + role));
    }

    @Test
    void anArgumentThatIsNotValidIsRetriedUnlessIncludesSayWhatIs() {
        runner.run(context -> {
            CallRecord record = new CallRecord(context, "chargeNamed");

            assertThatExceptionOfType(ConstraintViolationException.class)
                    .isThrownBy(() -> context.getBean(Payments.class).chargeNamed(""));
            assertThat(charged).isEmpty();
            assertThat(record.outcomes()).isEqualTo(Map.of("exhausted", 1));
        });
        runner.withPropertyValues("retry.profiles.payments.includes=java.io.IOException")
                .run(context -> {
                    CallRecord record = new CallRecord(context, "chargeNamed");

                    assertThatExceptionOfType(ConstraintViolationException.class)
                            .isThrownBy(() -> context.getBean(Payments.class).chargeNamed(""));
                    assertThat(record.outcomes()).isEqualTo(Map.of("not_retriable", 1));
                });
    }

    @Test
    void theOrderIsThatOfTheDocs() {
        runner.withUserConfiguration(AllAtOnce.Application.class)
                .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class)) // of Resilience4j
                .run(context -> assertThat(AllAtOnce.adviceOf(context.getBean(AllAtOnce.class)))
                        .containsExactly(
                                "AnnotationAsyncExecutionInterceptor",
                                "DeferringMethodInterceptor", // of @PreAuthorize
                                "RetryInterceptor",
                                "retryAspect",
                                "circuitBreakerAspect",
                                "bulkheadAspect",
                                "CacheInterceptor",
                                "TransactionInterceptor",
                                "MethodValidationInterceptor"));
    }
}
