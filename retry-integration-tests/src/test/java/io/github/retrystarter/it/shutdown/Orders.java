// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.shutdown;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pays by others, so that a retry is inside a retry. */
class Orders extends Payments {

    private final Payments payments;

    Orders(Payments payments) {
        this.payments = payments;
    }

    @Override
    @RetryOnError
    public String charge() throws IOException {
        return payments.charge();
    }

    @Override
    @RetryOnError
    public CompletableFuture<String> chargeLater() {
        return payments.chargeLater();
    }

    @Override
    @Async
    @RetryOnError
    public CompletableFuture<String> chargeAside() throws IOException {
        return CompletableFuture.completedFuture(payments.charge());
    }

    @Override
    @RetryOnError
    public Mono<String> chargeOne() {
        return payments.chargeOne();
    }

    @Override
    @RetryOnError
    public Flux<String> chargeMany() {
        return payments.chargeMany();
    }
}
