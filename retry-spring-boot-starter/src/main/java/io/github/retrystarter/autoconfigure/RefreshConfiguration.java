// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.RetryMethods;
import io.github.retrystarter.aop.RetrySwitch;
import io.github.retrystarter.core.RetryProfiles;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows the configuration without a restart, where there is Spring Cloud. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(EnvironmentChangeEvent.class)
final class RefreshConfiguration {

    @Bean
    RefreshedConfiguration retryRefreshedConfiguration(
            RetryProfiles profiles, RetrySwitch killSwitch, RetryMethods methods, ConfiguredProfiles configured) {
        return new RefreshedConfiguration(profiles, killSwitch, methods, configured);
    }
}
