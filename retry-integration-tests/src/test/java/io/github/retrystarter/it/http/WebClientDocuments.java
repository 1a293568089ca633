// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

@RetryOnConflict
class WebClientDocuments implements Documents {

    private final WebClient client;

    WebClientDocuments(String url) {
        client = WebClient.builder()
                .baseUrl(url)
                .clientConnector(new JdkClientHttpConnector())
                .build();
    }

    @Override
    public ResponseEntity<Document> read() {
        return client.get().uri("/document").retrieve().toEntity(Document.class).block();
    }

    @Override
    public void write(Map<String, String> headers, Document document) {
        client.put()
                .uri("/document")
                .headers(all -> headers.forEach(all::set))
                .bodyValue(document)
                .retrieve()
                .toBodilessEntity()
                .block();
    }
}
