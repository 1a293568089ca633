// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.migration.docs.Domain.Gateway;
import io.github.retrystarter.migration.docs.Domain.Order;
import io.github.retrystarter.migration.docs.Domain.Receipt;
import java.io.IOException;

class Resilience4jAfter {

    private final Gateway gateway;
    private final Retries retries;

    Resilience4jAfter(Gateway gateway, Retries retries) {
        this.gateway = gateway;
        this.retries = retries;
    }

    @RetryOnError(backoff = "payments", fallback = "queueForLater")
    public Receipt charge(Order order) throws IOException {
        return gateway.charge(order);
    }

    private Receipt queueForLater(Order order, IOException failure) {
        return new Receipt(order.id(), "queued after: " + failure.getMessage());
    }

    @RetryOnError(backoff = "payments", excludes = CallNotPermittedException.class)
    @CircuitBreaker(name = "payments")
    public Receipt chargeGuarded(Order order) throws IOException {
        return gateway.charge(order);
    }

    public Receipt chargeByName(Order order) throws IOException {
        return retries.profile("payments").call("charge", () -> gateway.charge(order));
    }

    static class PendingException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @RetryOnError(backoff = "polling", includes = PendingException.class)
    public Receipt settled(Order order) {
        Receipt receipt = gateway.state(order);
        if (receipt.state().equals("pending")) {
            throw new PendingException();
        }
        return receipt;
    }
}
