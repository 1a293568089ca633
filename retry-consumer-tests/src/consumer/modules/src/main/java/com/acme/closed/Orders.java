// SPDX-License-Identifier: Apache-2.0
package com.acme.closed;

import io.github.retrystarter.annotation.RetryOnError;
import org.springframework.stereotype.Service;

@Service
public class Orders implements Charging {

    @Override
    @RetryOnError(fallback = "queue")
    public String charge() {
        return "charged";
    }

    @SuppressWarnings("unused")
    private String queue() {
        return "queued";
    }
}
