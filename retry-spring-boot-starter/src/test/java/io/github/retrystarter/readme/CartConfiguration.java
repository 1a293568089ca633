// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.readme.Domain.CartException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CartConfiguration {

    @Bean
    ConflictDetector staleCarts() {
        return failure -> failure instanceof CartException cart && cart.code() == CartException.STALE;
    }
}
