// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.faq;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.retrystarter.annotation.RetryOnError;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.annotation.Validated;

@Validated
class Payments {

    private final Gateway gateway;

    Payments(Gateway gateway) {
        this.gateway = gateway;
    }

    @RetryOnError(backoff = "payments", excludes = CallNotPermittedException.class)
    @CircuitBreaker(name = "payments")
    public String charge(String order) throws IOException {
        return gateway.charge(order);
    }

    @RetryOnError(backoff = "payments")
    @CircuitBreaker(name = "covered", fallbackMethod = "later")
    public String chargeOrLater(String order) throws IOException {
        return gateway.charge(order);
    }

    String later(String order, IOException failure) {
        return order + " later";
    }

    @RetryOnError(backoff = "payments")
    @Bulkhead(name = "payments")
    public String chargeOneAtATime(String order) throws IOException {
        return gateway.charge(order);
    }

    @RetryOnError(backoff = "payments")
    @Cacheable("prices")
    public String price(String sku) throws IOException {
        return gateway.charge(sku);
    }

    @RetryOnError(backoff = "payments")
    @PreAuthorize("hasRole('CLERK')")
    public String chargeAsClerk(String order) throws IOException {
        return gateway.charge(order);
    }

    @RetryOnError(backoff = "payments")
    public String chargeNamed(@NotBlank String order) throws IOException {
        return gateway.charge(order);
    }
}
