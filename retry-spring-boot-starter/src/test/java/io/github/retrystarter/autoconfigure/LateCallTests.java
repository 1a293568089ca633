// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.retrystarter.annotation.RetryOnError;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Calls that only begin when the context closes, or after that. */
class LateCallTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class))
            .withPropertyValues("retry.profiles.default.duration=1h");

    public static class Gateway {

        private final AtomicInteger calls = new AtomicInteger();

        @RetryOnError
        public void send() throws IOException {
            throw new IOException("call " + calls.incrementAndGet());
        }
    }

    /** Sends what it has left when it is destroyed. */
    static final class Outbox implements DisposableBean {

        private final Gateway gateway;
        private final List<Throwable> failures = new ArrayList<>();

        Outbox(Gateway gateway) {
            this.gateway = gateway;
        }

        List<Throwable> failures() {
            return failures;
        }

        @Override
        public void destroy() {
            try {
                gateway.send();
            } catch (Exception failure) {
                failures.add(failure);
            }
        }
    }

    @Test
    void aBeanThatIsDestroyedMayMakeTheVeryFirstCall() {
        runner.withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withBean(Gateway.class)
                .withBean(Outbox.class)
                .run(context -> {
                    Outbox outbox = context.getBean(Outbox.class);
                    context.close();
                    assertThat(outbox.failures())
                            .singleElement()
                            .satisfies(failure -> assertThat(failure).hasMessage("call 1"));
                });
    }

    @Test
    void theVeryFirstCallMayComeWhenAllIsOver() {
        runner.withBean(Gateway.class).run(context -> {
            Gateway gateway = context.getBean(Gateway.class);
            context.close();
            assertThatIOException().isThrownBy(gateway::send).withMessage("call 1");
        });
    }

    @Test
    void noBeanIsMadeAgainForACallThatComesWhenAllIsOver() {
        AtomicInteger made = new AtomicInteger();
        runner.withConfiguration(AutoConfigurations.of(RetryMetricsAutoConfiguration.class))
                .withPropertyValues("retry.profiles.default.duration=0", "retry.profiles.default.steps=2")
                .withBean(Gateway.class)
                .withBean(ObservationRegistry.class, () -> {
                    made.incrementAndGet();
                    return ObservationRegistry.create();
                })
                .run(context -> {
                    Gateway gateway = context.getBean(Gateway.class);
                    assertThatIOException().isThrownBy(gateway::send).withMessage("call 2");
                    context.close();
                    assertThatIOException().isThrownBy(gateway::send).withMessage("call 3");
                    assertThat(made).hasValue(1);
                });
    }
}
