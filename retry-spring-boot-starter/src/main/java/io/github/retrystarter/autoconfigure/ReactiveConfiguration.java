// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.ReactiveDriver;
import io.github.retrystarter.aop.RetryGuards;
import io.github.retrystarter.core.CallerContexts;
import io.github.retrystarter.core.Retrier;
import io.github.retrystarter.core.RetryClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import reactor.core.publisher.Flux;

/** Retries what returns publishers, where there is Reactor. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Flux.class)
final class ReactiveConfiguration {

    @Bean
    @Lazy
    ReactiveDriver retryReactiveDriver(
            Retrier retrier,
            RetryClock retryClock,
            ObjectProvider<CallerContexts> retryCallerContexts,
            RetryGuards guards) {
        return new ReactiveDriver(
                retrier,
                retryClock,
                retryCallerContexts.getIfAvailable(() -> CallerContexts.NONE),
                guards.transactions());
    }
}
