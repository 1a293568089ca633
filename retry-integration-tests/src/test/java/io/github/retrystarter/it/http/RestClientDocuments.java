// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

@RetryOnConflict
class RestClientDocuments implements Documents {

    private final RestClient client;

    RestClientDocuments(String url) {
        client = RestClient.create(url);
    }

    @Override
    public ResponseEntity<Document> read() {
        return client.get().uri("/document").retrieve().toEntity(Document.class);
    }

    @Override
    public void write(Map<String, String> headers, Document document) {
        client.put()
                .uri("/document")
                .headers(all -> headers.forEach(all::set))
                .contentType(MediaType.APPLICATION_JSON)
                .body(document)
                .retrieve()
                .toBodilessEntity();
    }
}
