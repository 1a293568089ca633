// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springframework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** Methods whose result comes later. */
class LaterResultTests extends SideBySide {

    private final ApplicationContextRunner runner = runner().withUserConfiguration(Resilient.class)
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    @EnableResilientMethods
    static class Resilient {}

    static class Theirs {

        private final FailingTarget target;
        private final AtomicInteger subscriptions = new AtomicInteger();

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retryable(delay = 0)
        CompletableFuture<String> future() {
            return failed(target);
        }

        @Retryable(delay = 0)
        CompletionStage<String> stage() {
            return failed(target);
        }

        @Retryable(delay = 0)
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
        CompletionStage<String> stage() {
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
    @Row("`CompletionStage`")
    void theirsWaitsForTheSameFailedStageAndWrapsItsFailure() {
        runner.run(context -> {
            bothFail(ALWAYS, IOException::new);
            Throwable their = catchThrowable(() ->
                    context.getBean(Theirs.class).stage().toCompletableFuture().join());
            Throwable our = catchThrowable(() ->
                    context.getBean(Ours.class).stage().toCompletableFuture().join());
            assertThat(theirs.calls()).isEqualTo(1);
            assertThat(their).isInstanceOf(CompletionException.class);
            assertThat(Exceptions.isRetryExhausted(their.getCause())).isTrue();
            assertThat(ours.calls()).isEqualTo(4);
            assertThat(our).isInstanceOf(CompletionException.class).hasCause(ours.lastThrown());
        });
    }

    @Test
    @Row("`Mono`")
    void theirsSubscribesAgainAndOursCallsAgain() {
        runner.run(context -> {
            bothFail(ALWAYS, IOException::new);
            Theirs bean = context.getBean(Theirs.class);
            Throwable their = catchThrowable(() -> bean.mono().block(Duration.ofSeconds(10)));
            Throwable our =
                    catchThrowable(() -> context.getBean(Ours.class).mono().block(Duration.ofSeconds(10)));
            assertThat(theirs.calls()).isEqualTo(1);
            assertThat(bean.subscriptions()).isEqualTo(4);
            assertThat(Exceptions.isRetryExhausted(their)).isTrue();
            assertThat(ours.calls()).isEqualTo(4);
            assertThat(Exceptions.unwrap(our)).isSameAs(ours.lastThrown());
        });
    }
}
