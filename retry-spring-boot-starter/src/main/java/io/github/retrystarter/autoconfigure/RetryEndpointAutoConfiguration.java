// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.actuate.RetryEndpoint;
import io.github.retrystarter.actuate.RetryEndpointWebExtension;
import io.github.retrystarter.actuate.SettingsInJson;
import io.github.retrystarter.actuate.WholeRequest;
import io.github.retrystarter.aop.RetryMethods;
import io.github.retrystarter.aop.RetrySwitch;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryProfiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Adds the {@code retry} endpoint, where it is exposed.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = {RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class})
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(endpoint = RetryEndpoint.class)
@ConditionalOnBean(value = RetryProfiles.class, search = SearchStrategy.CURRENT)
public final class RetryEndpointAutoConfiguration {

    // Resilience4j has a bean named retryEndpoint, and both have to start in the middle of a migration
    @Bean("retryProfilesEndpoint")
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    RetryEndpoint retryEndpoint(
            RetryProfiles profiles,
            RetryMethods methods,
            RetrySwitch killSwitch,
            ObjectProvider<RetryCounts> counts,
            SettingsBinder binder) {
        return new RetryEndpoint(
                profiles,
                methods,
                killSwitch,
                counts.getIfAvailable(() -> RetryCounts.NONE),
                new SettingsEditor(binder));
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    RetryEndpointWebExtension retryEndpointWebExtension(RetryEndpoint endpoint) {
        return new RetryEndpointWebExtension(endpoint);
    }

    @Bean
    WholeRequest retryWholeRequest() {
        return new WholeRequest();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RequestBodyAdviceAdapter.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static final class Servlets {

        @Bean
        SettingsInJson retrySettingsInJson(ObjectProvider<PathMappedEndpoints> endpoints) {
            return new SettingsInJson(() -> String.valueOf(endpoints.getObject().getPath(EndpointId.of("retry"))));
        }
    }
}
