// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;

/** Beans that are not made when the test begins. */
class LateBeanTests {

    @Configuration(proxyBeanMethods = false)
    static class WithLazy {

        @Bean
        @Lazy
        Payments payments() {
            return new Payments();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithPrototype {

        @Bean
        @Scope("prototype")
        Payments payments() {
            return new Payments();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithScoped {

        @Bean
        static CustomScopeConfigurer threads() {
            CustomScopeConfigurer scopes = new CustomScopeConfigurer();
            scopes.addScope("threads", new SimpleThreadScope());
            return scopes;
        }

        @Bean
        @Scope(scopeName = "threads", proxyMode = ScopedProxyMode.TARGET_CLASS)
        Payments payments() {
            return new Payments();
        }
    }

    private static ApplicationContextRunner with(Class<?> beans) {
        return Contexts.recorded().withUserConfiguration(beans);
    }

    private static void assertThatItFails(ApplicationContext context) throws IOException {
        context.getBean(InjectedFailures.class).of(Payments.class, "charge").failing(2, IOException.class);
        context.getBean(RecordedRetries.class).clear();
        assertThat(context.getBean(Payments.class).charge("1")).isEqualTo("done 1");
        assertThat(context.getBean(RecordedRetries.class))
                .of(Payments.class, "charge")
                .wasCalled(3)
                .succeeded();
    }

    @ParameterizedTest
    @ValueSource(classes = {WithLazy.class, WithPrototype.class, WithScoped.class})
    void aBeanFailsThatIsMadeAfterwards(Class<?> beans) {
        with(beans).run(context -> assertThatItFails(context));
    }

    @ParameterizedTest
    @ValueSource(classes = {WithLazy.class, WithPrototype.class, WithScoped.class})
    void aBeanFailsThatHasBeenMade(Class<?> beans) {
        with(beans).run(context -> {
            context.getBean(Payments.class).look();
            assertThatItFails(context);
        });
    }

    @Test
    void everyPrototypeFails() {
        with(WithPrototype.class).run(context -> {
            assertThatItFails(context);
            assertThatItFails(context);
        });
    }
}
