// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A method whose result comes later, when the test gives it. */
final class LaterResults implements Action<CompletableFuture<String>, RuntimeException> {

    final List<CompletableFuture<String>> attempts = new ArrayList<>();

    @Override
    public CompletableFuture<String> call() {
        CompletableFuture<String> attempt = new CompletableFuture<>();
        attempts.add(attempt);
        return attempt;
    }

    CompletableFuture<String> current() {
        return attempts.get(attempts.size() - 1);
    }

    void succeed(String value) {
        current().complete(value);
    }

    void fail(Throwable failure) {
        current().completeExceptionally(failure);
    }
}
