// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.resilience4j;

import io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import io.github.resilience4j.springboot.retry.autoconfigure.RetryAutoConfiguration;
import io.github.resilience4j.springboot.retry.autoconfigure.RetryMetricsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Resilience4j's own auto-configurations beside ours. */
final class Resilience4jContext {

    private Resilience4jContext() {}

    /** Waits of theirs are 1 ms unless written otherwise. */
    static ApplicationContextRunner in(ApplicationContextRunner runner) {
        return runner.withConfiguration(AutoConfigurations.of(
                        RetryAutoConfiguration.class,
                        RetryMetricsAutoConfiguration.class,
                        CircuitBreakerAutoConfiguration.class))
                .withPropertyValues("resilience4j.retry.configs.default.wait-duration=1ms");
    }
}
