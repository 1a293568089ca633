// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.EarlyBeans;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.aop.RetryAdvisor;
import io.github.retrystarter.aop.RetryMethodFactory;
import io.github.retrystarter.aop.RetryMethods;
import io.github.retrystarter.aop.RetryProxies;
import io.github.retrystarter.aop.StartReport;
import java.util.Arrays;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.ProxyConfig;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Conventions;
import org.springframework.core.env.Environment;

/** What is made before all other beans: it takes everything late that they have a say in. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
final class ProxyConfiguration {

    private static final String EXPOSED_INTERFACES =
            Conventions.getQualifiedAttributeName(AutoProxyUtils.class, "exposedInterfaces");

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Mistakes retryMistakes() {
        return new Mistakes();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static RetryMethods retryMethods(
            ObjectProvider<RetryMethodFactory> factory, Mistakes mistakes, ConfigurableListableBeanFactory beans) {
        // whose beans are only written down for later, with their proxies, makes none of those that annotated methods
        // need
        boolean isBuild = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
        return new RetryMethods(
                () -> isBuild ? null : factory.getObject(),
                mistakes,
                type -> beans.getBean(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME, ProxyConfig.class)
                                .isProxyTargetClass()
                        && Arrays.stream(beans.getBeanDefinitionNames())
                                .noneMatch(name -> exposesInterfaces(beans, name, type)));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static RetryAdvisor retryAdvisor(RetryMethods methods, Environment environment) {
        return new RetryAdvisor(methods, orderOf(environment));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static EarlyBeans retryEarlyBeans() {
        return new EarlyBeans();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static RetryProxies retryProxies(RetryMethods methods, Mistakes mistakes, EarlyBeans earlyBeans) {
        return new RetryProxies(methods, mistakes, earlyBeans);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static StartReport retryStartReport(
            RetryMethods methods,
            RetryProxies proxies,
            Mistakes mistakes,
            EarlyBeans earlyBeans,
            ConfigurableListableBeanFactory beans) {
        return new StartReport(methods, proxies, mistakes, earlyBeans, beans);
    }

    /** A value of the wrong kind is told of when the properties are bound. */
    private static int orderOf(Environment environment) {
        try {
            return Binder.get(environment).bind("retry.order", Integer.class).orElse(RetryProperties.DEFAULT_ORDER);
        } catch (BindException wrongKind) {
            return RetryProperties.DEFAULT_ORDER;
        }
    }

    /** Spring 7's {@code @Proxyable} asks for interfaces even where classes are the rule; older ones know no such attribute. */
    private static boolean exposesInterfaces(ConfigurableListableBeanFactory beans, String name, Class<?> type) {
        if (!beans.getBeanDefinition(name).hasAttribute(EXPOSED_INTERFACES)) {
            return false;
        }
        Class<?> declared = beans.getType(name, false);
        return declared != null && declared.isAssignableFrom(type);
    }
}
