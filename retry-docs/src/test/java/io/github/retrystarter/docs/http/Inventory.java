// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.http;

import io.github.retrystarter.annotation.RetryOnError;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

class Inventory {

    private final RestClient client;

    Inventory(String url) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofSeconds(2)); // bounds an attempt, as nothing else does
        client = RestClient.builder().requestFactory(requests).baseUrl(url).build();
    }

    @RetryOnError(backoff = "inventory")
    public int stock(String sku) {
        Integer stock = client.get().uri("/stock/{sku}", sku).retrieve().body(Integer.class);
        return stock == null ? 0 : stock;
    }
}
