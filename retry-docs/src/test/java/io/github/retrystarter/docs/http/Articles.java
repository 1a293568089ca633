// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.http;

import io.github.retrystarter.annotation.RetryOnConflict;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

class Articles {

    private final RestClient client;

    Articles(String url) {
        this.client = RestClient.create(url);
    }

    @RetryOnConflict
    public void rename(long id, String name) {
        ResponseEntity<String> read =
                client.get().uri("/articles/{id}", id).retrieve().toEntity(String.class);
        client.put()
                .uri("/articles/{id}", id)
                .header(HttpHeaders.IF_MATCH, read.getHeaders().getETag())
                .body(name)
                .retrieve()
                .toBodilessEntity();
    }
}
