// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.docs;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.stereotype.Service;

@Service
class PaymentService {

    private final Set<String> charged = new ConcurrentSkipListSet<>();

    @RetryOnError(includes = IOException.class, fallback = "queue")
    public String charge(String order) throws IOException {
        charged.add(order);
        return "receipt of " + order;
    }

    String queue(String order) {
        return "queued " + order;
    }

    /** Each order once, however often it is charged. */
    public Set<String> charged() {
        return charged;
    }
}
