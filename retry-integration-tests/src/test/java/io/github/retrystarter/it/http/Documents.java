// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;

/** The server's document, through one of the clients. Public, as a default method is called by the client's proxy. */
public interface Documents {

    ResponseEntity<Document> read();

    void write(Map<String, String> headers, Document document);

    /** Reads, and writes what the edit makes of it, unless somebody else was faster. */
    default void edit(Guard guard, UnaryOperator<Document> edit) {
        ResponseEntity<Document> read = read();
        write(guard.headersFor(read), edit.apply(read.getBody()));
    }
}
