// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.context.PropagatedContexts;
import io.github.retrystarter.core.CallerContexts;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries the caller's context to attempts on other threads, where there is Micrometer's context-propagation. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ContextSnapshotFactory.class)
final class ContextConfiguration {

    @Bean
    @ConditionalOnMissingBean(value = CallerContexts.class, search = SearchStrategy.CURRENT)
    PropagatedContexts retryCallerContexts() {
        return new PropagatedContexts();
    }
}
