// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springretry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Retryable;
import reactor.core.publisher.Mono;

/** Methods whose result comes later. */
class LaterResultTests extends SideBySide {

    private final ApplicationContextRunner runner = runner().withUserConfiguration(Enabled.class)
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    @EnableRetry
    static class Enabled {}

    static class Theirs {

        private final FailingTarget target;
        private final AtomicInteger subscriptions = new AtomicInteger();

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retryable(backoff = @Backoff(delay = 1))
        CompletableFuture<String> future() {
            return failed(target);
        }

        @Retryable(backoff = @Backoff(delay = 1))
        Mono<String> mono() {
            Throwable failure = catchThrowable(target::call);
            return Mono.defer(() -> {
                subscriptions.incrementAndGet();
                return Mono.error(failure);
            });
        }

        int subscriptions() {
            return subscriptions.get();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError
        CompletableFuture<String> future() {
            return failed(target);
        }

        @RetryOnError
        Mono<String> mono() {
            return Mono.error(catchThrowable(target::call));
        }
    }

    private static CompletableFuture<String> failed(FailingTarget target) {
        return CompletableFuture.failedFuture(catchThrowable(target::call));
    }

    @Test
    @Row("`CompletableFuture`")
    void aFutureThatFailsIsNotRetriedByThemAndIsByUs() {
        runner.run(context -> {
            bothFail(ALWAYS, IOException::new);
            attempts(
                    1,
                    context.getBean(Theirs.class).future()::join,
                    4,
                    context.getBean(Ours.class).future()::join);
        });
    }

    @Test
    @Row("`Mono`")
    void aPublisherThatFailsIsNotRetriedByThemAndIsByUs() {
        runner.run(context -> {
            bothFail(ALWAYS, IOException::new);
            Theirs bean = context.getBean(Theirs.class);
            attempts(
                    1,
                    () -> bean.mono().block(Duration.ofSeconds(10)),
                    4,
                    () -> context.getBean(Ours.class).mono().block(Duration.ofSeconds(10)));
            assertThat(bean.subscriptions()).isEqualTo(1);
        });
    }
}
