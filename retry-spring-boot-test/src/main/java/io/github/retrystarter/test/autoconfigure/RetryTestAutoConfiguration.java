// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryPropertySection;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.SystemRetryClock;
import io.github.retrystarter.test.context.RecordingConfiguration;
import org.assertj.core.api.AssertProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.test.context.TestContext;

/**
 * Lets tests see what was retried, where {@link AutoConfigureRetry} or a key under {@code retry.test} asks for it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = RetryAutoConfiguration.class)
@ConditionalOnClass({TestContext.class, AssertProvider.class})
public final class RetryTestAutoConfiguration {

    @Bean
    RetryPropertySection retryTestProperties() {
        return new RetryPropertySection("test", RetryTestProperties.class);
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(OnTestProperties.class)
    @EnableConfigurationProperties(RetryTestProperties.class)
    @Import(RecordingConfiguration.class)
    static final class InTests {

        @Bean
        @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
        RetryClock retryTestClock(RetryTestProperties properties) {
            return properties.waits() == Waits.NONE ? new SkippingClock() : new SystemRetryClock();
        }

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static JitterFixer retryJitterFixer(ObjectProvider<RetryTestProperties> properties) {
            return new JitterFixer(properties);
        }
    }
}
