// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.metrics.RetryMeters;
import io.github.retrystarter.metrics.RetryObservations;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * Counts retries in Micrometer, and marks them on observations.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = RetryAutoConfiguration.class,
        // Boot 3.5 and Boot 4 have them in different packages
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(value = RetryProfiles.class, search = SearchStrategy.CURRENT)
public final class RetryMetricsAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(MeterRegistry.class)
    static final class Meters {

        @Bean
        RetryMeters retryMeters(ObjectProvider<MeterRegistry> registries) {
            return new RetryMeters(SingletonSupplier.of(() -> only(registries)));
        }

        /** The primary one; all together where there are several and nobody says which is. */
        private static MeterRegistry only(ObjectProvider<MeterRegistry> registries) {
            return registries.getIfUnique(() -> new CompositeMeterRegistry(
                    Clock.SYSTEM, registries.orderedStream().toList()));
        }

        @Bean
        SmartInitializingSingleton retryMetersStart(RetryMeters meters, RetryProfiles profiles) {
            return () -> meters.start(profiles);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(ObservationRegistry.class)
    static final class Observations {

        @Bean
        RetryObservations retryObservations(ObjectProvider<ObservationRegistry> registry) {
            // once, as no bean can be made when a call comes after the close
            return new RetryObservations(SingletonSupplier.of(registry::getObject));
        }
    }
}
