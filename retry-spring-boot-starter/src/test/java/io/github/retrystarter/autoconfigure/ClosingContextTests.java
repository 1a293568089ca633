// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.core.Retries;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.Lifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A call waits while the context closes, and somebody else listens to that, too. */
class ClosingContextTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class))
            .withPropertyValues("retry.profiles.default.duration=1h")
            .withBean(PendingCall.class);

    /** Looks whether it is still waiting when the beans are stopped, which comes after the event. */
    static final class PendingCall implements Lifecycle {

        private final CompletableFuture<?> result;
        private volatile @Nullable Boolean endedBeforeTheStop;

        PendingCall(Retries retries) {
            this.result = retries.profile("default")
                    .callAsync("charge", () -> CompletableFuture.failedFuture(new IOException("declined")));
        }

        CompletableFuture<?> result() {
            return result;
        }

        @Nullable Boolean endedBeforeTheStop() {
            return endedBeforeTheStop;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {
            endedBeforeTheStop = result.isDone();
        }

        @Override
        public boolean isRunning() {
            return endedBeforeTheStop == null;
        }
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    record Listener(Runnable reaction) implements ApplicationListener<ContextClosedEvent> {

        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            reaction.run();
        }
    }

    @Test
    void aListenerThatWaitsForTheCallSeesItsEnd() {
        runner.run(context -> {
            CompletableFuture<?> result = context.getBean(PendingCall.class).result();
            CompletableFuture<Throwable> seen = new CompletableFuture<>();
            context.addApplicationListener(new Listener(() -> seen.complete(failureOf(result))));
            context.close();
            assertThat(seen.join()).hasRootCauseMessage("declined");
        });
    }

    private static Throwable failureOf(CompletableFuture<?> result) {
        try {
            return new AssertionError(result.get(10, TimeUnit.SECONDS));
        } catch (Exception failure) {
            return failure;
        }
    }

    @Test
    void aListenerThatThrowsKeepsNoCallWaiting() {
        runner.run(context -> {
            PendingCall call = context.getBean(PendingCall.class);
            context.addApplicationListener(new Listener(() -> {
                throw new IllegalStateException("broken listener");
            }));
            context.close();
            assertThat(call.endedBeforeTheStop()).isTrue();
        });
    }

    @Test
    void whereEventsAreTakenToOtherThreadsItIsNoLater() {
        runner.withBean(
                        AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
                        SimpleApplicationEventMulticaster.class,
                        () -> {
                            SimpleApplicationEventMulticaster events = new SimpleApplicationEventMulticaster();
                            // nobody runs what it is given
                            events.setTaskExecutor(task -> {});
                            return events;
                        })
                .run(context -> {
                    PendingCall call = context.getBean(PendingCall.class);
                    context.close();
                    assertThat(call.endedBeforeTheStop()).isTrue();
                });
    }
}
