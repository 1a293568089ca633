// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryContext;
import io.github.retrystarter.readme.Domain.Gateway;
import io.github.retrystarter.readme.Domain.Order;
import io.github.retrystarter.readme.Domain.Receipt;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.springframework.transaction.annotation.Transactional;

class PaymentService {

    private final Gateway gateway;
    private final Retries retries;

    PaymentService(Gateway gateway, Retries retries) {
        this.gateway = gateway;
        this.retries = retries;
    }

    @RetryOnError(backoff = "payments", includes = IOException.class, fallback = "queueForLater")
    public Receipt charge(Order order) throws IOException {
        return gateway.charge(order);
    }

    Receipt queueForLater(Order order, IOException failure) {
        return new Receipt(order.id(), "queued after: " + failure.getMessage());
    }

    @RetryOnConflict
    @RetryOnError(backoff = "payments", includes = IOException.class)
    @RetryOnError(backoff = "patient", includes = TimeoutException.class)
    @Transactional
    public void settle(Order order) throws IOException, TimeoutException {
        gateway.settle(order);
    }

    @RetryOnError(backoff = "payments")
    public Receipt chargeOnce(Order order) throws IOException {
        RetryContext now = RetryContext.current();
        if (now.attempt() > 1 && gateway.hasCharged(order)) {
            return new Receipt(order.id(), "charged, but we heard: " + now.lastFailure());
        }
        return gateway.charge(order);
    }

    @RetryRemote
    public Receipt chargeRemotely(Order order) throws IOException {
        return gateway.charge(order);
    }

    Receipt chargeWithoutAnnotation(Order order) throws IOException {
        Receipt receipt = retries.profile("payments").call("charge", () -> gateway.charge(order));
        return receipt;
    }
}
