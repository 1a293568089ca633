// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.AopContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;

/** What the rules find is not retried, and what they recommend is. Its examples are those of the README. */
class WaysOutTests {

    private static final List<Order> ORDERS = List.of(new Order(1));

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, RetryAutoConfiguration.class))
            .withPropertyValues("retry.profiles.default.duration=0ms", "retry.profiles.default.steps=3");

    @Test
    void noRetryIsLost() {
        RetryRules.ALL.check(new ClassFileImporter().importPackages("com.acme"));
    }

    @Test
    void aCallOnTheOwnObjectIsFoundAndNotRetried() {
        runner.withBean(PastTheProxy.Payments.class).run(context -> {
            PastTheProxy.Payments payments = context.getBean(PastTheProxy.Payments.class);
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> payments.chargeAll(ORDERS));
            assertThat(payments.attempts()).isEqualTo(1);
        });
        assertThat(Findings.of(RetryRules.ALL, PastTheProxy.Payments.class)).hasSize(1);
    }

    @Test
    void aCallThroughAnObjectProviderIsFineAndRetried() {
        runner.withBean(ByProvider.Payments.class).run(context -> {
            ByProvider.Payments payments = context.getBean(ByProvider.Payments.class);
            payments.chargeAll(ORDERS);
            assertThat(payments.attempts()).isEqualTo(3);
        });
        assertThat(Findings.of(RetryRules.ALL, ByProvider.Payments.class)).isEmpty();
    }

    @Test
    void aCallThroughTheCurrentProxyIsFineAndRetried() {
        runner.withUserConfiguration(ProxyConfiguration.class)
                .withBean(ByCurrentProxy.Payments.class)
                .run(context -> {
                    ByCurrentProxy.Payments payments = context.getBean(ByCurrentProxy.Payments.class);
                    payments.chargeAll(ORDERS);
                    assertThat(payments.attempts()).isEqualTo(3);
                });
        assertThat(Findings.of(RetryRules.ALL, ByCurrentProxy.Payments.class)).isEmpty();
    }

    @Test
    void theCurrentProxyHasToBeExposed() {
        runner.withBean(ByCurrentProxy.Payments.class).run(context -> {
            ByCurrentProxy.Payments payments = context.getBean(ByCurrentProxy.Payments.class);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> payments.chargeAll(ORDERS))
                    .withMessageContaining("exposeProxy");
        });
    }

    record Order(long id) {}

    /** Answers at the third attempt. */
    public static class Gateway {

        private int attempts;

        public int attempts() {
            return attempts;
        }

        @RetryOnError
        public void charge(Order order) {
            if (++attempts < 3) {
                throw new UncheckedIOException(
                        new IOException("attempt %d of order %d".formatted(attempts, order.id())));
            }
        }
    }

    static final class PastTheProxy {

        public static class Payments extends Gateway {

            public void chargeAll(List<Order> orders) {
                orders.forEach(this::charge);
            }
        }
    }

    static final class ByProvider {

        public static class Payments extends Gateway {

            private final ObjectProvider<Payments> self;

            public Payments(ObjectProvider<Payments> self) {
                this.self = self;
            }

            public void chargeAll(List<Order> orders) {
                Payments proxied = self.getObject();
                orders.forEach(proxied::charge);
            }
        }
    }

    static final class ByCurrentProxy {

        public static class Payments extends Gateway {

            public void chargeAll(List<Order> orders) {
                Payments proxied = (Payments) AopContext.currentProxy();
                orders.forEach(proxied::charge);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAspectJAutoProxy(exposeProxy = true)
    static class ProxyConfiguration {}
}
