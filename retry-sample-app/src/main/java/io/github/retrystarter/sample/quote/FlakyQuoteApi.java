// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.quote;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Stands for somebody else's API on a bad day: of ten requests, one is answered, five get a 503, four are cut off. */
@RestController
class FlakyQuoteApi {

    private final RandomGenerator random;
    private final AtomicLong answers = new AtomicLong();

    FlakyQuoteApi(RandomGenerator random) {
        this.random = random;
    }

    @GetMapping("/quotes/{symbol}")
    @Nullable ResponseEntity<Quote> quote(@PathVariable String symbol, HttpServletResponse response) throws IOException {
        int fate = random.nextInt(10);
        if (fate == 0) {
            answers.incrementAndGet();
            return ResponseEntity.ok(new Quote(symbol, new BigDecimal("12.50")));
        }
        if (fate <= 5) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        cutOff(response);
        return null;
    }

    /** How many requests it has answered. */
    long answers() {
        return answers.get();
    }

    /** Promises more than it sends before the connection is closed, as if it had broken in the middle of the answer. */
    private static void cutOff(HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        response.setContentType("application/json");
        response.setContentLength(100);
        response.getOutputStream().print("{\"symbol\":");
        response.flushBuffer();
    }
}
