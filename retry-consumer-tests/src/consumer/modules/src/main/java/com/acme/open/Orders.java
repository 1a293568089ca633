// SPDX-License-Identifier: Apache-2.0
package com.acme.open;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryContext;
import java.io.IOException;
import org.springframework.stereotype.Service;

@Service
class Orders {

    @RetryOnError(includes = IOException.class, fallback = "queue")
    String charge(int failures) throws IOException {
        int attempt = RetryContext.current().attempt();
        if (attempt <= failures) {
            throw new IOException("failure " + attempt);
        }
        return "charged in attempt " + attempt;
    }

    @SuppressWarnings("unused")
    private String queue(int failures, IOException failure) {
        return "queued after " + failure.getMessage();
    }
}
