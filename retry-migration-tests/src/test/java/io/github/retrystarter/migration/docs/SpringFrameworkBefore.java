// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import io.github.retrystarter.migration.docs.Domain.Gateway;
import io.github.retrystarter.migration.docs.Domain.Order;
import io.github.retrystarter.migration.docs.Domain.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.resilience.retry.MethodRetryEvent;
import org.springframework.transaction.annotation.Transactional;

class SpringFrameworkBefore {

    final List<String> audit = new ArrayList<>();
    private final Gateway gateway;

    SpringFrameworkBefore(Gateway gateway) {
        this.gateway = gateway;
    }

    @Configuration
    @EnableResilientMethods
    static class RetryConfiguration {}

    @Retryable(
            includes = IOException.class,
            maxRetries = 5,
            delay = 200,
            multiplier = 2,
            jitter = 20,
            maxDelay = 5000,
            timeout = 20_000)
    public Receipt charge(Order order) throws IOException {
        return gateway.charge(order);
    }

    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 4, delay = 10)
    @Transactional
    public void rename(long id, String name) {
        audit.add(id + " " + name);
    }

    public Receipt chargeByTemplate(Order order) throws IOException {
        RetryTemplate template = new RetryTemplate(RetryPolicy.builder()
                .includes(IOException.class)
                .maxRetries(5)
                .delay(Duration.ofMillis(200))
                .build());
        try {
            return template.execute(() -> gateway.charge(order));
        } catch (RetryException wrapper) {
            if (wrapper.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(wrapper.getCause());
        }
    }

    @EventListener
    void failed(MethodRetryEvent event) {
        audit.add(event.getMethod().getName() + " failed: " + event.getFailure());
    }
}
