// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.migration.docs.Domain.Gateway;
import io.github.retrystarter.migration.docs.Domain.Order;
import io.github.retrystarter.migration.docs.Domain.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class SpringRetryAfter {

    private final Gateway gateway;
    private final Retries retries;

    SpringRetryAfter(Gateway gateway, Retries retries) {
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

    public Receipt chargeByName(Order order) throws IOException {
        return retries.profile("payments").call("charge", () -> gateway.charge(order));
    }

    static class Audit implements RetryListenerFactory {

        final List<String> lines = new ArrayList<>();

        @Override
        public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
            return new RetryListener() {
                @Override
                public void onFailure(int attempt, Throwable failure) {
                    lines.add("attempt " + attempt + ": " + failure);
                }
            };
        }
    }
}
