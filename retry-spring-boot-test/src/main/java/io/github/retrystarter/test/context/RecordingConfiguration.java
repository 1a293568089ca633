// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/**
 * Records what is retried, and has methods fail.
 *
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public final class RecordingConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Journal retryJournal() {
        return new Journal();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static FailureProxies retryFailureProxies(Journal journal) {
        return new FailureProxies(new DefaultPointcutAdvisor(new FailureInterceptor(journal)));
    }

    @Bean
    RecordedRetries recordedRetries(Journal journal) {
        return new RecordedRetries(journal);
    }

    @Bean
    InjectedFailures injectedFailures(Journal journal, FailureProxies proxies) {
        return new InjectedFailures(journal, proxies);
    }
}
