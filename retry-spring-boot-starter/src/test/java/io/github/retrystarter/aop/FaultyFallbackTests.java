// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fallbacks that give nothing, or fail in the worst of ways: the caller hears of it, and hangs nowhere. */
@Timeout(20)
class FaultyFallbackTests {

    @RetryOnError(fallback = "instead")
    public static class Stock {

        private Supplier<? extends @Nullable Object> answer = () -> null;

        void answerWith(Supplier<? extends @Nullable Object> fallback) {
            answer = fallback;
        }

        public @Nullable String block() throws IOException {
            throw new IOException("down");
        }

        public @Nullable CompletableFuture<String> later(String sku) {
            return CompletableFuture.failedFuture(new IOException("down"));
        }

        public @Nullable Mono<String> one(int number) {
            return Mono.error(new IOException("down"));
        }

        public @Nullable Flux<String> many(long number) {
            return Flux.error(new IOException("down"));
        }

        @Nullable String instead() {
            return (String) answer.get();
        }

        @Nullable CompletableFuture<String> instead(String sku) {
            answer.get();
            return null;
        }

        @Nullable Mono<String> instead(int number) {
            answer.get();
            return null;
        }

        @Nullable Flux<String> instead(long number) {
            answer.get();
            return null;
        }
    }

    @Test
    void nothingIsNullOrEmptyAndNoFutureAtAllIsAFailure() {
        StarterContext.runner().withBean(Stock.class).run(context -> {
            Stock stock = context.getBean(Stock.class);
            assertThat(stock.block()).isNull();
            assertThat(stock.one(1).toFuture().join()).isNull();
            assertThat(stock.many(1).collectList().toFuture().join()).isEmpty();
            assertThatThrownBy(stock.later("a")::join).hasRootCauseMessage("null in place of a result to come");
        });
    }

    @Test
    void anErrorIsTheCallers() {
        StarterContext.runner().withBean(Stock.class).run(context -> {
            Stock stock = context.getBean(Stock.class);
            StackOverflowError error = new StackOverflowError("fallback");
            stock.answerWith(() -> {
                throw error;
            });
            assertThatThrownBy(stock::block).isSameAs(error);
            assertThatThrownBy(stock.later("a")::join).hasCause(error);
            assertThatThrownBy(stock.one(1).toFuture()::join).hasCause(error);
            assertThatThrownBy(stock.many(1).collectList().toFuture()::join).hasCause(error);
        });
    }
}
