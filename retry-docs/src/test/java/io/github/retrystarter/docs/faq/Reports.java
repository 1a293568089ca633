// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.faq;

import io.github.retrystarter.annotation.RetryOnError;
import java.util.Optional;

class Reports {

    static class NotReadyException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    interface Archive {

        Optional<String> find(String id);
    }

    private final Archive archive;

    Reports(Archive archive) {
        this.archive = archive;
    }

    @RetryOnError(backoff = "patient", includes = NotReadyException.class)
    public String report(String id) throws NotReadyException {
        return archive.find(id).orElseThrow(NotReadyException::new);
    }
}
