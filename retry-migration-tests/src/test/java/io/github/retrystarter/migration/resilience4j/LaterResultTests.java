// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Methods whose result comes later. */
class LaterResultTests extends SideBySide {

    private final ApplicationContextRunner runner = Resilience4jContext.in(runner())
            .withPropertyValues("retry.profiles.a.steps=3")
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    static class Theirs {

        private final FailingTarget target;
        private final AtomicInteger subscriptions = new AtomicInteger();

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retry(name = "a")
        public CompletableFuture<String> future() {
            return failed(target);
        }

        @Retry(name = "a")
        public CompletableFuture<String> throwing() {
            target.call();
            return new CompletableFuture<>();
        }

        @Retry(name = "a")
        public Mono<String> mono() {
            Throwable failure = catchThrowable(target::call);
            return Mono.defer(() -> {
                subscriptions.incrementAndGet();
                return Mono.error(failure);
            });
        }

        @Retry(name = "a")
        public Flux<String> flux() {
            return Flux.concat(Flux.just("first"), Flux.error(IllegalStateException::new));
        }

        public int subscriptions() {
            return subscriptions.get();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError(backoff = "a")
        public CompletableFuture<String> future() {
            return failed(target);
        }

        @RetryOnError(backoff = "a")
        public CompletableFuture<String> throwing() {
            target.call();
            return new CompletableFuture<>();
        }

        @RetryOnError(backoff = "a")
        public Mono<String> mono() {
            return Mono.error(catchThrowable(target::call));
        }

        @RetryOnError(backoff = "a")
        public Flux<String> flux() {
            return Flux.concat(Flux.just("first"), Flux.error(IllegalStateException::new));
        }
    }

    private static CompletableFuture<String> failed(FailingTarget target) {
        return CompletableFuture.failedFuture(catchThrowable(target::call));
    }

    @Test
    @Row("`CompletableFuture`")
    void bothRetryAFutureThatFails() {
        runner.run(context -> {
            bothFail(ALWAYS, IOException::new);
            Throwable their = catchThrowable(context.getBean(Theirs.class).future()::join);
            Throwable our = catchThrowable(context.getBean(Ours.class).future()::join);
            assertThat(theirs.calls()).isEqualTo(3);
            assertThat(ours.calls()).isEqualTo(3);
            assertThat(their).isInstanceOf(CompletionException.class).hasCause(theirs.lastThrown());
            assertThat(our).isInstanceOf(CompletionException.class).hasCause(ours.lastThrown());
        });
    }

    @Test
    @Row("a method that throws before its future")
    void theirsIsNotRetriedAndOursIs() {
        runner.run(context -> {
            bothFail(ALWAYS, IOException::new);
            attempts(
                    1,
                    context.getBean(Theirs.class)::throwing,
                    3,
                    () -> context.getBean(Ours.class).throwing().join());
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
            assertThat(bean.subscriptions()).isEqualTo(3);
            assertThat(Exceptions.unwrap(their)).isSameAs(theirs.lastThrown());
            assertThat(ours.calls()).isEqualTo(3);
            assertThat(Exceptions.unwrap(our)).isSameAs(ours.lastThrown());
        });
    }

    @Test
    @Row("`Flux` that fails after an element")
    void theirsBringsTheElementsAgainAndOursEnds() {
        runner.run(context -> {
            assertThat(elements(context.getBean(Theirs.class).flux())).isEqualTo(3);
            assertThat(elements(context.getBean(Ours.class).flux())).isEqualTo(1);
        });
    }

    private static int elements(Flux<String> flux) {
        AtomicInteger seen = new AtomicInteger();
        catchThrowable(() -> flux.doOnNext(element -> seen.incrementAndGet()).blockLast(Duration.ofSeconds(10)));
        return seen.get();
    }
}
