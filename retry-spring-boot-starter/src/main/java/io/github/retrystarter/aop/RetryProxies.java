package io.github.retrystarter.aop;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Looks at every proxy that retries, once it is made: whether each annotated method can be reached, and whether no
 * transaction is further out. Keeps the names of the beans. When all singletons are made, looks at the rest, and reports
 * what was found.
 *
 * @since 0.1.0
 */
public final class RetryProxies implements BeanPostProcessor, SmartInitializingSingleton {

    private final RetryMethods methods;
    private final Mistakes mistakes;
    private final EarlyBeans earlyBeans;
    private final ConfigurableListableBeanFactory beans;

    public RetryProxies(
            RetryMethods methods, Mistakes mistakes, EarlyBeans earlyBeans, ConfigurableListableBeanFactory beans) {
        this.methods = methods;
        this.mistakes = mistakes;
        this.earlyBeans = earlyBeans;
        this.beans = beans;
    }

    /**
     * Leaves the bean as it is.
     *
     * @throws InvalidRetryException after the start, if an annotated method would not be retried, or not rightly
     */
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (isRetried(bean, beanName) || !methods.any(bean.getClass())) {
            earlyBeans.checked(beanName);
        }
        return bean;
    }

    /**
     * Looks at the beans that were no proxies when they came by, or never came by, and at those still to be made.
     *
     * @throws InvalidRetryException if there is any mistake in setting up retries
     */
    @Override
    public void afterSingletonsInstantiated() {
        methods.prepare();
        new TreeMap<>(earlyBeans.end()).forEach((name, type) -> {
            if (methods.any(type) && isSingleton(name) && !isRetried(beans.getBean(name), name)) {
                mistakes.add(unproxied(name, type));
            }
        });
        Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> !beans.containsSingleton(name))
                .forEach(this::lookAhead);
        mistakes.report();
    }

    private boolean isRetried(@Nullable Object bean, String beanName) {
        if (!(bean instanceof Advised proxy) || !RetryAdvisor.advises(proxy)) {
            return false;
        }
        String name =
                ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName) : beanName;
        ProxyCheck check = new ProxyCheck(methods, bean, proxy);
        methods.register(name, check.beanClass()).forEach(method -> mistakes.check(() -> check.require(method)));
        return true;
    }

    /** An inner bean passes by too, and is nobody's to ask for. */
    private boolean isSingleton(String name) {
        return beans.containsBean(name) && beans.isSingleton(name);
    }

    private InvalidRetryException unproxied(String name, Class<?> type) {
        String[] dependents = beans.getDependentBeans(name);
        return new InvalidRetryException(
                "Bean '%s' of %s is annotated for retries, but nobody has made a proxy of it, so it would never be retried%s."
                        .formatted(
                                name,
                                type.getName(),
                                dependents.length == 0 ? "" : ": it was made for " + String.join(", ", dependents)),
                "Let no bean post-processor or bean factory post-processor need it, or let that ask for it late, with an ObjectProvider; and declare their @Bean methods static.");
    }

    /** A bean that is made later shows its mistakes now, as far as its class is known and tells them. */
    private void lookAhead(String name) {
        Class<?> type = typeOf(name);
        if (type != null && !Modifier.isAbstract(type.getModifiers())) {
            methods.any(type);
        }
    }

    private @Nullable Class<?> typeOf(String name) {
        try {
            return beans.getBeanDefinition(name).isAbstract() ? null : beans.getType(name, false);
        } catch (BeansException unknown) {
            // whoever asks for that bean will hear of it
            return null;
        }
    }
}
