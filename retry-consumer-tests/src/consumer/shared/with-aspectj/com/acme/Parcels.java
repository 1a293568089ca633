// SPDX-License-Identifier: Apache-2.0
package com.acme;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryContext;
import org.springframework.stereotype.Service;

@Service
class Parcels {

    @RetryOnError(backoff = "quick")
    public int send() {
        int attempt = RetryContext.current().attempt();
        if (attempt < 3) {
            throw new IllegalStateException("attempt " + attempt);
        }
        return attempt;
    }
}
