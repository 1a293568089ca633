// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.CallDrivers;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.aop.OuterTransactions;
import io.github.retrystarter.aop.ReactiveDriver;
import io.github.retrystarter.aop.RetryGuards;
import io.github.retrystarter.aop.RetryLog;
import io.github.retrystarter.aop.RetryMethodFactory;
import io.github.retrystarter.aop.RetrySwitch;
import io.github.retrystarter.aop.RuleFactory;
import io.github.retrystarter.core.CallerContexts;
import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.Retrier;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryAfterDetector;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.core.SystemRetryClock;
import io.github.retrystarter.event.RetryEvents;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Retries annotated methods: advisor, profiles, and what they share with {@link Retries}.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@EnableConfigurationProperties(RetryProperties.class)
@ImportRuntimeHints(RetryHints.class)
@Import({
    AutoProxyRegistrar.class,
    ProxyConfiguration.class,
    OuterTransactionConfiguration.class,
    ReactiveConfiguration.class,
    ContextConfiguration.class,
    RefreshConfiguration.class
})
public final class RetryAutoConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static BindingMistakes retryBindingMistakes(Mistakes mistakes) {
        return new BindingMistakes(mistakes);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static EmptyProfileConverter emptyProfileConverter() {
        return new EmptyProfileConverter();
    }

    @Bean
    SettingsBinder retrySettingsBinder(ConfigurableListableBeanFactory beans) {
        return new SettingsBinder(beans);
    }

    @Bean
    ConfiguredProfiles retryConfiguredProfiles(
            Environment environment, SettingsBinder binder, ObjectProvider<RetryPropertySection> sections) {
        return new ConfiguredProfiles(
                environment, binder, sections.orderedStream().toList());
    }

    @Bean
    ChangeReport retryChangeReport(ApplicationEventPublisher events) {
        return new ChangeReport(events);
    }

    @Bean
    RetryProfiles retryProfiles(
            RetryProperties properties, ConfiguredProfiles configured, Mistakes mistakes, ChangeReport report) {
        RetryProfiles profiles = new RetryProfiles(configured.first(properties, mistakes));
        profiles.onChange(report::changed);
        return profiles;
    }

    @Bean
    ConfiguredConflicts configuredConflicts(RetryProperties properties, ObjectProvider<ConflictDetector> detectors) {
        return new ConfiguredConflicts(properties.conflict().exceptions(), detectors);
    }

    @Bean
    @ConditionalOnMissingBean(value = RetryClock.class, search = SearchStrategy.CURRENT)
    SystemRetryClock retryClock() {
        return new SystemRetryClock();
    }

    @Bean
    ShutdownListener retryShutdownListener(RetryClock retryClock, ApplicationContext context) {
        return new ShutdownListener(retryClock, context);
    }

    @Bean
    Retrier retrier(
            RetryClock retryClock,
            RetryProperties properties,
            ObjectProvider<CallerContexts> retryCallerContexts,
            ConfiguredHints hints,
            BeanFactory beans) {
        return new Retrier(
                        retryClock,
                        ThreadLocalRandom::current,
                        properties.nested(),
                        new AttemptExecutor(beans),
                        retryCallerContexts.getIfAvailable(() -> CallerContexts.NONE))
                .withHints(hints);
    }

    @Bean
    CallDrivers retryCallDrivers(ObjectProvider<Retrier> retrier, ObjectProvider<ReactiveDriver> reactive) {
        return new CallDrivers(SingletonSupplier.of(retrier::getObject), reactive::getIfAvailable);
    }

    /** Has what calls need by the end of the start: the very first one may come when no bean can be made any more. */
    @Bean
    SmartInitializingSingleton retryStart(CallDrivers drivers, ConfiguredConflicts conflicts, ConfiguredHints hints) {
        return () -> {
            Objects.requireNonNull(drivers.retrier().get());
            conflicts.prepare();
            hints.prepare();
        };
    }

    @Bean
    ConfiguredHints configuredHints(ObjectProvider<RetryAfterDetector> detectors, RetryClock retryClock) {
        return new ConfiguredHints(detectors, retryClock);
    }

    @Bean
    RetrySwitch retrySwitch(RetryProperties properties, ChangeReport report) {
        return new RetrySwitch(properties.enabled(), report::switched);
    }

    @Bean
    RetryGuards retryGuards(
            RetrySwitch killSwitch, RetryProperties properties, ObjectProvider<OuterTransactions> transactions) {
        boolean ignored = properties.outerTransaction() == OuterTransaction.RETRY;
        return new RetryGuards(killSwitch, ignored ? null : transactions.getIfAvailable());
    }

    @Bean
    RetryLog retryLog() {
        return new RetryLog();
    }

    @Bean
    RetryEvents retryEvents(ApplicationEventPublisher publisher) {
        return new RetryEvents(publisher);
    }

    @Bean
    RetryMethodFactory retryMethodFactory(
            RetryProfiles profiles,
            ConfiguredConflicts conflicts,
            CallDrivers drivers,
            RetryGuards guards,
            ObjectProvider<RetryListenerFactory> listeners,
            Environment environment) {
        return new RetryMethodFactory(
                new RuleFactory(profiles, conflicts.detector(), environment::resolveRequiredPlaceholders),
                drivers,
                guards,
                all(listeners));
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    Retries retries(
            RetryProfiles profiles,
            ConfiguredConflicts conflicts,
            Retrier retrier,
            RetryGuards guards,
            ObjectProvider<RetryListenerFactory> listeners) {
        return new Retries(profiles, conflicts.detector(), retrier, guards.guard(), all(listeners));
    }

    private static RetryListenerFactory all(ObjectProvider<RetryListenerFactory> listeners) {
        return RetryListenerFactory.all(listeners.orderedStream().toList());
    }
}
