// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import feign.Feign;
import feign.HeaderMap;
import feign.Headers;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import io.github.retrystarter.annotation.RetryOnConflict;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** No class of its own: Feign makes the bean. */
@RetryOnConflict
public interface FeignDocuments extends Documents {

    @Override
    @RequestLine("GET /document")
    ResponseEntity<Document> read();

    @Override
    @RequestLine("PUT /document")
    @Headers("Content-Type: application/json")
    void write(@HeaderMap Map<String, String> headers, Document document);

    static FeignDocuments at(String url) {
        return Feign.builder()
                .encoder((body, type, request) ->
                        request.body(JsonMapper.shared().writeValueAsString(body)))
                .decoder((response, type) -> decoded(response))
                // as Spring Cloud has it; Feign's own default repeats what it takes for passing
                .retryer(Retryer.NEVER_RETRY)
                .target(FeignDocuments.class, url);
    }

    private static ResponseEntity<Document> decoded(Response response) throws IOException {
        return ResponseEntity.ok()
                .eTag(response.headers().get("ETag").iterator().next())
                .body(JsonMapper.shared().readValue(response.body().asInputStream(), Document.class));
    }
}
