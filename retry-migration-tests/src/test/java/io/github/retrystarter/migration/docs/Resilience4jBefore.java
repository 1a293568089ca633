// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.migration.docs.Domain.Gateway;
import io.github.retrystarter.migration.docs.Domain.Order;
import io.github.retrystarter.migration.docs.Domain.Receipt;
import java.io.IOException;

class Resilience4jBefore {

    private final Gateway gateway;
    private final RetryRegistry registry;

    Resilience4jBefore(Gateway gateway, RetryRegistry registry) {
        this.gateway = gateway;
        this.registry = registry;
    }

    @Retry(name = "payments", fallbackMethod = "queueForLater")
    public Receipt charge(Order order) throws IOException {
        return gateway.charge(order);
    }

    private Receipt queueForLater(Order order, IOException failure) {
        return new Receipt(order.id(), "queued after: " + failure.getMessage());
    }

    @Retry(name = "payments")
    @CircuitBreaker(name = "payments")
    public Receipt chargeGuarded(Order order) throws IOException {
        return gateway.charge(order);
    }

    public Receipt chargeByName(Order order) throws Exception {
        return registry.retry("payments").executeCallable(() -> gateway.charge(order));
    }
}
