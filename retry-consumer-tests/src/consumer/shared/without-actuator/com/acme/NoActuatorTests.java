// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ConsumerTest
class NoActuatorTests {

    @Autowired
    private ApplicationContext context;

    @Test
    void thereIsNoEndpoint() {
        assertThat(ClassPath.has("org.springframework.boot.actuate.endpoint.annotation.Endpoint"))
                .isFalse();
        assertThat(context.getBeanDefinitionNames())
                .contains("orders")
                .doesNotContain("retryEndpoint", "retryEndpointWebExtension");
    }
}
