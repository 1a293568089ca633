// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.Map;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestTemplate;

@RetryOnConflict
class RestTemplateDocuments implements Documents {

    private final RestTemplate client = new RestTemplate();
    private final String url;

    RestTemplateDocuments(String url) {
        this.url = url + "/document";
    }

    @Override
    public ResponseEntity<Document> read() {
        return client.getForEntity(url, Document.class);
    }

    @Override
    public void write(Map<String, String> headers, Document document) {
        client.exchange(
                RequestEntity.put(url).headers(all -> headers.forEach(all::set)).body(document), Void.class);
    }
}
