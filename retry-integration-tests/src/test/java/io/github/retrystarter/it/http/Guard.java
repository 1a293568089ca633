// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How a writer tells the server what it has seen, and what the server answers when that is stale. */
enum Guard {
    ETAG(HttpStatus.PRECONDITION_FAILED) {
        @Override
        Map<String, String> headersFor(ResponseEntity<?> read) {
            return Map.of(HttpHeaders.IF_MATCH, read.getHeaders().getETag());
        }
    },
    VERSION(HttpStatus.CONFLICT) {
        @Override
        Map<String, String> headersFor(ResponseEntity<?> read) {
            return Map.of();
        }
    };

    final HttpStatus refusal;

    Guard(HttpStatus refusal) {
        this.refusal = refusal;
    }

    abstract Map<String, String> headersFor(ResponseEntity<?> read);
}
