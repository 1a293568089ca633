// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.actuate.RetryEndpoint;
import io.github.retrystarter.core.Retries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.retry.annotation.EnableRetry;

/** A whole application with all of them, as it is in the middle of a migration. */
// sets up logging anew, which another class captures
@Isolated
class TogetherTests {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableResilientMethods
    @EnableRetry
    static class Application {}

    @Test
    void allStartTogetherWithTheirEndpointsExposed() {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.main.banner-mode=off",
                        "--spring.jmx.enabled=true",
                        "--management.endpoints.jmx.exposure.include=retry,retries,retryevents")) {
            assertThat(application.getBeansOfType(Retries.class)).hasSize(1);
            assertThat(application.getBeansOfType(RetryEndpoint.class)).hasSize(1);
            assertThat(application.getBeansOfType(
                            io.github.resilience4j.springboot.retry.monitoring.endpoint.RetryEndpoint.class))
                    .hasSize(1);
        }
    }
}
