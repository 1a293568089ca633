// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.faq;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.annotation.RetryOnError;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.aop.Advisor;
import org.springframework.aop.aspectj.AspectJAroundAdvice;
import org.springframework.aop.framework.Advised;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.annotation.Validated;

/** A method with every annotation that the FAQ puts in order. */
@Validated
class AllAtOnce {

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    @EnableTransactionManagement
    static class Application {

        @Bean
        AllAtOnce allAtOnce() {
            return new AllAtOnce();
        }
    }

    @Transactional
    @Cacheable("prices")
    @Bulkhead(name = "payments")
    @CircuitBreaker(name = "payments")
    @Retry(name = "payments")
    @RetryOnError(backoff = "payments")
    @PreAuthorize("hasRole('CLERK')")
    @Async
    public CompletableFuture<String> charge(@NotBlank String order) {
        return CompletableFuture.completedFuture(order);
    }

    /** From the outside in. */
    static List<String> adviceOf(AllAtOnce proxy) {
        return Stream.of(((Advised) proxy).getAdvisors())
                .map(Advisor::getAdvice)
                .map(advice -> advice instanceof AspectJAroundAdvice around
                        ? around.getAspectName()
                        : advice.getClass().getSimpleName())
                .filter(name -> !name.equals("ExposeInvocationInterceptor")) // does nothing of its own
                .toList();
    }
}
