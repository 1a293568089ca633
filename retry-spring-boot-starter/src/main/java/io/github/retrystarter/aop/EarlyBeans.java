// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.PriorityOrdered;

/**
 * Notes every bean that is made while the application starts, from before there is anybody who makes proxies. Thread-safe.
 *
 * @since 0.1.0
 */
public final class EarlyBeans implements BeanFactoryPostProcessor, PriorityOrdered {

    private final Map<String, Class<?>> made = new ConcurrentHashMap<>();
    private volatile boolean started;

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // those that a registry post-processor needed are there already
        for (String name : beans.getBeanDefinitionNames()) {
            Object bean = beans.containsSingleton(name) ? beans.getSingleton(name) : null;
            if (bean != null) {
                made.put(name, bean.getClass());
            }
        }
        beans.addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                if (!started) {
                    made.put(beanName, bean.getClass());
                }
                return bean;
            }
        });
    }

    /** First of all, as others may ask for beans. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** That one was looked at, and is as it should be. */
    void checked(String beanName) {
        made.remove(beanName);
    }

    /** What nobody has looked at, or not yet as a proxy, with the class it was made of. From now on nothing is noted. */
    Map<String, Class<?>> end() {
        started = true;
        Map<String, Class<?>> left = Map.copyOf(made);
        made.clear();
        return left;
    }
}
