// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.TreeMap;
import org.aopalliance.aop.Advice;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * When all singletons are made, looks at those that nobody has seen as a proxy, and ahead at the beans still to be made, and
 * reports all mistakes.
 *
 * @since 0.1.0
 */
public final class StartReport implements SmartInitializingSingleton {

    private static final Log LOGGER = LogFactory.getLog(StartReport.class);

    private final RetryMethods methods;
    private final RetryProxies proxies;
    private final Mistakes mistakes;
    private final EarlyBeans earlyBeans;
    private final ConfigurableListableBeanFactory beans;

    public StartReport(
            RetryMethods methods,
            RetryProxies proxies,
            Mistakes mistakes,
            EarlyBeans earlyBeans,
            ConfigurableListableBeanFactory beans) {
        this.methods = methods;
        this.proxies = proxies;
        this.mistakes = mistakes;
        this.earlyBeans = earlyBeans;
        this.beans = beans;
    }

    /** @throws InvalidRetryException if there is any mistake in setting up retries */
    @Override
    public void afterSingletonsInstantiated() {
        methods.prepare();
        new TreeMap<>(earlyBeans.end()).forEach((name, type) -> {
            if (methods.any(type) && isSingleton(name) && !proxies.lookAt(beans.getBean(name), name)) {
                mistakes.add(unproxied(name, type));
            }
        });
        Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> !beans.containsSingleton(name))
                .forEach(this::lookAhead);
        Arrays.stream(beans.getSingletonNames())
                .filter(name -> !beans.containsBeanDefinition(name))
                .forEach(this::warnOfReadyObject);
        mistakes.report();
    }

    /** An inner bean passes by too, and is nobody's to ask for. */
    private boolean isSingleton(String name) {
        return beans.containsBean(name) && beans.isSingleton(name);
    }

    private InvalidRetryException unproxied(String name, Class<?> type) {
        String description =
                "Bean '%s' of %s is annotated for retries, but nobody has made a proxy of it, so it would never be retried"
                        .formatted(name, type.getName());
        if (isNeverProxied(type)) {
            return new InvalidRetryException(
                    description + ": Spring makes none of aspects and advice.",
                    "Move the annotated method to a bean of its own.");
        }
        String[] dependents = beans.getDependentBeans(name);
        return new InvalidRetryException(
                description
                        + (dependents.length == 0 ? "." : ": it was made for " + String.join(", ", dependents) + "."),
                "Let no bean post-processor or bean factory post-processor need it, or let that ask for it late, with an ObjectProvider; and declare their @Bean methods static.");
    }

    private static boolean isNeverProxied(Class<?> type) {
        return Advice.class.isAssignableFrom(type)
                || Advisor.class.isAssignableFrom(type)
                || AopInfrastructureBean.class.isAssignableFrom(type)
                // by name, as AspectJ may be absent
                || MergedAnnotations.from(type).isPresent("org.aspectj.lang.annotation.Aspect");
    }

    /** A bean that is made later shows its mistakes now, as far as its class is known and tells them. */
    private void lookAhead(String name) {
        try {
            Class<?> type = beans.getBeanDefinition(name).isAbstract() ? null : beans.getType(name, false);
            if (type != null && !Modifier.isAbstract(type.getModifiers())) {
                methods.any(type);
            }
        } catch (BeansException | IllegalStateException | LinkageError unresolvable) {
            // nobody may ever ask for that bean, and whoever does will hear of it
            LOGGER.debug("A bean that is made later cannot be looked at", unresolvable);
        }
    }

    /** No mistake for sure: it may be a test's stand-in for a bean. */
    private void warnOfReadyObject(String name) {
        Object object = beans.getSingleton(name);
        if (object != null && methods.any(object.getClass()) && !proxies.lookAt(object, name)) {
            LOGGER.warn("Bean '" + name + "' of " + object.getClass().getName()
                    + " is annotated for retries, but was registered as a ready object, of which Spring makes no proxy, so it"
                    + " is never retried. Register a bean definition instead.");
        }
    }
}
