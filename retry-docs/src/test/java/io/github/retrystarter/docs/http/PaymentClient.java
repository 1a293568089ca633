// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.http;

import io.github.retrystarter.annotation.RetryOnError;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class PaymentClient {

    private final RestClient client;

    PaymentClient(String url) {
        this.client = RestClient.create(url);
    }

    @RetryOnError(
            backoff = "payments",
            includes = {HttpServerErrorException.class, ResourceAccessException.class})
    public void charge(String order, String key) {
        client.post()
                .uri("/charges")
                .header("Idempotency-Key", key)
                .body(order)
                .retrieve()
                .toBodilessEntity();
    }
}
