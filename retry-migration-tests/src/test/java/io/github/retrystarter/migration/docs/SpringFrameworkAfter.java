// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.event.RetryEvent;
import io.github.retrystarter.migration.docs.Domain.Gateway;
import io.github.retrystarter.migration.docs.Domain.Order;
import io.github.retrystarter.migration.docs.Domain.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

class SpringFrameworkAfter {

    final List<String> audit = new ArrayList<>();
    private final Gateway gateway;
    private final Retries retries;

    SpringFrameworkAfter(Gateway gateway, Retries retries) {
        this.gateway = gateway;
        this.retries = retries;
    }

    @RetryOnError(backoff = "payments", includes = IOException.class)
    public Receipt charge(Order order) throws IOException {
        return gateway.charge(order);
    }

    @RetryOnConflict
    @Transactional
    public void rename(long id, String name) {
        audit.add(id + " " + name);
    }

    public Receipt chargeByName(Order order) throws IOException {
        return retries.profile("payments").call("charge", () -> gateway.charge(order));
    }

    @EventListener
    void failed(RetryEvent.Retrying event) {
        audit.add(event.operation().name() + " failed: " + event.failure());
    }
}
