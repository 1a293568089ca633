// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import io.github.retrystarter.migration.docs.Domain.Gateway;
import io.github.retrystarter.migration.docs.Domain.Order;
import io.github.retrystarter.migration.docs.Domain.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryListener;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Recover;
import org.springframework.retry.annotation.Retryable;
import org.springframework.retry.support.RetryTemplate;

class SpringRetryBefore {

    private final Gateway gateway;

    SpringRetryBefore(Gateway gateway) {
        this.gateway = gateway;
    }

    @Configuration
    @EnableRetry
    static class RetryConfiguration {}

    @Retryable(
            retryFor = IOException.class,
            maxAttempts = 6,
            backoff = @Backoff(delay = 200, multiplier = 2, maxDelay = 5000))
    public Receipt charge(Order order) throws IOException {
        return gateway.charge(order);
    }

    @Recover
    public Receipt queueForLater(IOException failure, Order order) {
        return new Receipt(order.id(), "queued after: " + failure.getMessage());
    }

    public Receipt chargeByTemplate(Order order) throws IOException {
        RetryTemplate template = RetryTemplate.builder()
                .retryOn(IOException.class)
                .maxAttempts(6)
                .exponentialBackoff(200, 2, 5000)
                .build();
        return template.execute(context -> gateway.charge(order));
    }

    static class Audit implements RetryListener {

        final List<String> lines = new ArrayList<>();

        @Override
        public <T, E extends Throwable> void onError(
                RetryContext context, RetryCallback<T, E> callback, Throwable failure) {
            lines.add("attempt " + context.getRetryCount() + ": " + failure);
        }
    }
}
