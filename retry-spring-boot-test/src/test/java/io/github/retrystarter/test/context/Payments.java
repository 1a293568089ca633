// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts how often its methods' bodies have run. */
public class Payments implements Ledger<String> {

    private final AtomicInteger bodies = new AtomicInteger();

    /** What the first bodies throw, in order. */
    private volatile RuntimeException[] failures = {};

    public void fail(RuntimeException... now) {
        failures = now;
        bodies.set(0);
    }

    public int bodies() {
        return bodies.get();
    }

    @RetryOnError
    public String charge(String order) throws IOException {
        return done();
    }

    @RetryOnError
    public int refund(int amount) {
        done();
        return amount;
    }

    @RetryOnError
    public int refund(int amount, String reason) {
        done();
        return amount;
    }

    @RetryOnError
    public int refund() {
        done();
        return 0;
    }

    @Override
    @RetryOnConflict
    public void book(String entry) {
        done();
    }

    @RetryOnError
    public CompletableFuture<String> chargeLater() {
        try {
            return CompletableFuture.completedFuture(done());
        } catch (UncheckedIOException failure) {
            return CompletableFuture.failedFuture(new CompletionException(failure));
        }
    }

    @RetryOnError
    public Mono<String> price() {
        return Mono.fromCallable(this::done);
    }

    @RetryOnError
    public Flux<String> prices() {
        return Flux.defer(() -> Flux.just(done(), "last"));
    }

    public String look() {
        return "not annotated";
    }

    private String done() {
        int run = bodies.incrementAndGet();
        if (run <= failures.length) {
            throw failures[run - 1];
        }
        return "done " + run;
    }
}
