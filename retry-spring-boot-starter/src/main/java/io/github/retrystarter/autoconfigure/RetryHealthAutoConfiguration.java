// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.actuate.ProfileHealth;
import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryProfiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * Lets profiles of which too many calls fail make the application's health DOWN, where that is asked for.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = {RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class})
@ConditionalOnBooleanProperty("management.health.retry.enabled")
@ConditionalOnBean(value = RetryProfiles.class, search = SearchStrategy.CURRENT)
@Conditional(RetryHealthAutoConfiguration.OnHealth.class)
@EnableConfigurationProperties(RetryHealthProperties.class)
@ImportRuntimeHints(HealthHints.class)
public final class RetryHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "retryHealthIndicator", search = SearchStrategy.CURRENT)
    HealthIndicators retryHealthIndicator(
            RetryProfiles profiles,
            ObjectProvider<RetryCounts> counts,
            RetryClock retryClock,
            RetryHealthProperties properties,
            Mistakes mistakes) {
        RetryCounts counted = counts.getIfAvailable(() -> RetryCounts.NONE);
        mistakes.check(() -> requireCounted(counted));
        return new HealthIndicators(
                new ProfileHealth(profiles, counted, retryClock, properties.limits()),
                getClass().getClassLoader());
    }

    private static void requireCounted(RetryCounts counts) {
        if (RetryCounts.NONE.equals(counts)) {
            throw new InvalidRetryException(
                    "Property management.health.retry.enabled is true, but nothing counts calls, so that health would always be UP.",
                    "Let there be a meter registry, as spring-boot-starter-actuator does, or leave the property out.");
        }
    }

    /** Health, of either Boot. */
    static final class OnHealth extends AnyNestedCondition {

        OnHealth() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnClass(name = HealthIndicators.BOOT_3)
        static final class Boot3 {}

        @ConditionalOnClass(name = HealthIndicators.BOOT_4)
        static final class Boot4 {}
    }
}
