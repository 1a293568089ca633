// SPDX-License-Identifier: Apache-2.0
package com.acme;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

@Service
class Prices {

    /** Fails when it is subscribed to, which only who knows publishers can see. */
    @RetryOnError(backoff = "quick")
    public Mono<Integer> price(int failures, AtomicInteger subscriptions) {
        return Mono.fromCallable(() -> {
            int subscription = subscriptions.incrementAndGet();
            if (subscription <= failures) {
                throw new IOException("failure " + subscription);
            }
            return subscription;
        });
    }
}
