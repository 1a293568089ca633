// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.docs.RecordingClock;
import io.github.retrystarter.docs.StarterContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

/** What docs/how-to.md says of Kafka is so: a real listener container on Kafka's own stand-in for a consumer. */
@Timeout(60)
class KafkaTests {

    private final List<String> reserved = new CopyOnWriteArrayList<>();
    private final Queue<IOException> failures = new ArrayDeque<>();
    private final List<Object> deadLetters = new CopyOnWriteArrayList<>();
    private final CountDownLatch second = new CountDownLatch(1);
    private final Broker broker = new Broker("first", "second");

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
            .withPropertyValues("retry.profiles.listener.steps=3")
            .withBean(ReservationListener.class)
            .withBean(ConsumerFactory.class, () -> broker)
            .withBean(ConsumerRecordRecoverer.class, () -> (record, failure) -> deadLetters.add(record.value()))
            .withBean(Warehouse.class, () -> this::reserve);

    private void reserve(String sku) throws IOException {
        reserved.add(sku);
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        if (sku.equals("second")) {
            second.countDown();
        }
    }

    private void fail(int times) {
        for (int failure = 0; failure < times; failure++) {
            failures.add(new IOException("warehouse is closed"));
        }
    }

    private void awaitTheSecond() throws InterruptedException {
        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRetryInTheListenerKeepsTheOrderAndSeeksNothing() {
        fail(2);
        runner.withUserConfiguration(ErrorHandling.class).run(context -> {
            assertThat(context).hasNotFailed();
            awaitTheSecond();

            assertThat(reserved).containsExactly("first", "first", "first", "second");
            assertThat(deadLetters).isEmpty();
            assertThat(context.getBean(RecordingClock.class).waits()).hasSize(2);
        });
    }

    @Test
    void theContainersOwnRedeliveryMultipliesTheAttempts() {
        fail(30);
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            awaitTheSecond();

            assertThat(reserved).hasSize(31).endsWith("first", "second");
        });
    }

    @Test
    void withoutRedeliveryTheRecordGoesAwayAfterOneCall() {
        fail(3);
        runner.withUserConfiguration(ErrorHandling.class).run(context -> {
            assertThat(context).hasNotFailed();
            awaitTheSecond();

            assertThat(reserved).containsExactly("first", "first", "first", "second");
            assertThat(deadLetters).containsExactly("first");
        });
    }
}
