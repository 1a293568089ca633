// SPDX-License-Identifier: Apache-2.0
package com.acme;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without actuator nobody makes one. */
@Configuration(proxyBeanMethods = false)
class OwnRegistry {

    @Bean
    MeterRegistry registry() {
        return new SimpleMeterRegistry();
    }
}
