// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One document, which only those may change who have seen its last state. */
@RestController
class DocumentController {

    private static final Document FIRST = new Document(1, "draft", "");

    private Document document = FIRST;
    private ErrorBody errors = ErrorBody.EMPTY;
    private @Nullable HttpStatus refusal;

    synchronized void startAfresh(ErrorBody body) {
        document = FIRST;
        errors = body;
        refusal = null;
    }

    /** From now on nobody may change it. */
    synchronized void refuseWith(int status) {
        refusal = HttpStatus.valueOf(status);
    }

    @GetMapping("/document")
    synchronized ResponseEntity<Document> read() {
        return ResponseEntity.ok().eTag(etag()).body(document);
    }

    @PutMapping("/document")
    synchronized ResponseEntity<?> write(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody Document changed) {
        if (refusal != null) {
            return errors.answer(refusal);
        }
        if (seen != null && !seen.equals(etag())) {
            return errors.answer(HttpStatus.PRECONDITION_FAILED);
        }
        if (seen == null && changed.version() != document.version()) {
            return errors.answer(HttpStatus.CONFLICT);
        }
        document = new Document(document.version() + 1, changed.title(), changed.text());
        return ResponseEntity.noContent().eTag(etag()).build();
    }

    private String etag() {
        return "\"" + document.version() + "\"";
    }
}
