// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.startup;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/** What is started around the beans. */
final class Contexts {

    private Contexts() {}

    /** All that Boot finds but a database, and the meter registry that an application with actuator has. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                // Boot 3.5 and Boot 4 have it in different packages
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    static class Plain {

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithNoOp extends Plain {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static NoOpAdvisor noOpAdvisor() {
            return new NoOpAdvisor();
        }
    }

    /** Matches what the starter matches here, by the cheapest look there is. */
    static final class NoOpAdvisor extends StaticMethodMatcherPointcutAdvisor {

        private static final long serialVersionUID = 1L;

        NoOpAdvisor() {
            super((MethodInterceptor) MethodInvocation::proceed);
        }

        @Override
        public boolean matches(Method method, Class<?> targetClass) {
            return method.isAnnotationPresent(RetryOnConflict.class) || method.isAnnotationPresent(RetryOnError.class);
        }
    }
}
