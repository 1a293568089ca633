// SPDX-License-Identifier: Apache-2.0
package com.acme;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryContext;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;

/** Fails as often as it is told to, and answers with the attempt that did not. */
@Service
public class Orders {

    /** A conflict that needs nothing but the JDK. */
    @RetryOnConflict
    public int reserve(int conflicts) throws SQLException {
        int attempt = RetryContext.current().attempt();
        if (attempt <= conflicts) {
            throw new SQLException("conflict " + attempt, "40001");
        }
        return attempt;
    }

    @RetryOnError(backoff = "quick", includes = IOException.class, fallback = "queue")
    public String charge(int failures) throws IOException {
        int attempt = RetryContext.current().attempt();
        if (failures < 0) {
            throw new IllegalArgumentException("attempt " + attempt + " refuses " + failures);
        }
        if (attempt <= failures) {
            throw new IOException("failure " + attempt);
        }
        return "charged in attempt " + attempt;
    }

    @SuppressWarnings("unused")
    private String queue(int failures, IOException failure) {
        return "queued after " + failure.getMessage();
    }

    @RetryOnError(backoff = "quick")
    public CompletableFuture<Integer> ship(int failures) {
        int attempt = RetryContext.current().attempt();
        return attempt <= failures
                ? CompletableFuture.failedFuture(new IOException("failure " + attempt))
                : CompletableFuture.completedFuture(attempt);
    }
}
