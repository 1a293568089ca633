// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.kafka;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
class ErrorHandling {

    @Bean
    DefaultErrorHandler errorHandler(ConsumerRecordRecoverer deadLetters) {
        return new DefaultErrorHandler(deadLetters, new FixedBackOff(0, 0)); // no delivery but the first
    }
}
