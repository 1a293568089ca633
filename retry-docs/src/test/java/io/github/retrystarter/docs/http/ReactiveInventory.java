// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.http;

import io.github.retrystarter.annotation.RetryOnError;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

class ReactiveInventory {

    private final WebClient client;

    ReactiveInventory(WebClient client) {
        this.client = client;
    }

    @RetryOnError(
            backoff = "inventory",
            includes = {
                WebClientRequestException.class,
                WebClientResponseException.ServiceUnavailable.class,
                WebClientResponseException.TooManyRequests.class,
                TimeoutException.class
            })
    public Mono<Integer> stock(String sku) {
        return client.get()
                .uri("/stock/{sku}", sku)
                .retrieve()
                .bodyToMono(Integer.class)
                .timeout(Duration.ofSeconds(2)); // of an attempt
    }
}
