// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts with the starter and meters, no waiting, and nothing else. */
public final class StarterContext {

    private StarterContext() {}

    /** A runner whose contexts have a {@link CallRecord}. */
    public static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AopAutoConfiguration.class, RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class)
                .withBean(InstantClock.class)
                .withBean(CallRecord.class);
    }
}
