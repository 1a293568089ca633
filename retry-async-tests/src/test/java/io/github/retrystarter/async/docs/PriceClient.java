// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.docs;

import io.github.retrystarter.annotation.RetryOnError;
import java.net.URI;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class PriceClient {

    private final WebClient client;

    PriceClient(URI server) {
        this.client = WebClient.builder()
                .baseUrl(server.toString())
                .clientConnector(new JdkClientHttpConnector())
                .build();
    }

    @RetryOnError(backoff = "payments")
    public Mono<String> price(String article) {
        return client.get().uri("/prices/{article}", article).retrieve().bodyToMono(String.class);
    }
}
