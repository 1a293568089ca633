// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.trace;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Fails a few times, on threads that know of no trace where it answers later. */
class Quotes {

    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> loggedTraces = new CopyOnWriteArrayList<>();
    private volatile int failures;

    @RetryOnError
    public String ask() throws IOException {
        log();
        return answer();
    }

    @RetryOnError
    public CompletableFuture<String> askLater() {
        log();
        return CompletableFuture.supplyAsync(() -> {
            try {
                return answer();
            } catch (IOException failure) {
                throw new CompletionException(failure);
            }
        });
    }

    @RetryOnError
    public Mono<String> askOne() {
        log();
        return Mono.fromCallable(this::answer).subscribeOn(Schedulers.boundedElastic());
    }

    void fail(int times) {
        failures = times;
    }

    /** What the log has of each attempt. */
    List<String> loggedTraces() {
        return loggedTraces;
    }

    private void log() {
        loggedTraces.add(String.valueOf(MDC.get(Tracing.MDC_KEY)));
    }

    private String answer() throws IOException {
        int call = calls.incrementAndGet();
        if (call <= failures) {
            throw new IOException("call " + call);
        }
        return "42";
    }
}
