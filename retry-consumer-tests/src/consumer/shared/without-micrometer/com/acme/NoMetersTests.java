// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ConsumerTest
class NoMetersTests {

    @Autowired
    private ApplicationContext context;

    @Test
    void nothingIsCounted() {
        assertThat(ClassPath.has("io.micrometer.core.instrument.MeterRegistry")).isFalse();
        assertThat(context.getBeanDefinitionNames())
                .contains("orders")
                .noneMatch(name -> name.startsWith("retryMeters"));
    }
}
