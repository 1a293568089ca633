// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.shutdown;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.ProfileRetry;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.it.CallRecord;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableAsync;

/** An application whose beans can be used after it has closed, as a call under way would. */
record Application(ConfigurableApplicationContext context, Payments payments, ProfileRetry retries, CallRecord record) {

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    @ImportAutoConfiguration({
        AopAutoConfiguration.class,
        TaskExecutionAutoConfiguration.class,
        RetryAutoConfiguration.class,
        RetryMetricsAutoConfiguration.class
    })
    @Import({Payments.class, CallRecord.class})
    static class Beans {}

    /** With payments that wait a millisecond after the first attempt, and half a minute after the second. */
    static Application start(MeterRegistry meters, Class<? extends Payments> type, String... properties) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Beans.class, type)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "retry.profiles.default.duration=1ms",
                        "retry.profiles.default.factor=30000",
                        "retry.profiles.default.jitter=0",
                        // as many as there are calls at once
                        "spring.task.execution.pool.core-size=200")
                .properties(properties)
                .initializers(application -> application.getBeanFactory().registerSingleton("meters", meters))
                .run();
        return new Application(
                context,
                context.getBean(type),
                context.getBean(Retries.class).profile("default"),
                context.getBean(CallRecord.class));
    }

    /** Whether that many calls are past their second attempt, and wait. */
    boolean isInBackOff(int calls) {
        return record.attempts().equals(Map.of("failure", 2 * calls))
                && context.getBean(MeterRegistry.class)
                                .get("retry.waiting")
                                .tag("profile", "default")
                                .gauge()
                                .value()
                        == calls;
    }
}
