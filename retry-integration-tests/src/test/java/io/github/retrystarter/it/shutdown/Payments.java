// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.shutdown;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryContext;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Declines every charge, and says in which attempt. */
class Payments {

    @RetryOnError
    public String charge() throws IOException {
        throw declined();
    }

    @RetryOnError
    public CompletableFuture<String> chargeLater() {
        return CompletableFuture.failedFuture(declined());
    }

    @Async
    @RetryOnError
    public CompletableFuture<String> chargeAside() throws IOException {
        throw declined();
    }

    @RetryOnError
    public Mono<String> chargeOne() {
        return Mono.error(declined());
    }

    @RetryOnError
    public Flux<String> chargeMany() {
        return Flux.error(declined());
    }

    static IOException declined() {
        return new IOException("attempt " + RetryContext.current().attempt());
    }
}
