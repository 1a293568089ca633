// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.annotation.RetryOnError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A method whose retries are steered while it is called, and what it has seen of them. */
public class Steered {

    /** One call: fails this many times, and then gives its number. */
    static final class Call {

        final int number;
        final AtomicInteger attempts = new AtomicInteger();
        private final int failures;
        volatile @Nullable Failure last;

        Call(int number, int failures) {
            this.number = number;
            this.failures = failures;
        }

        private int attempt() throws Failure {
            if (attempts.incrementAndGet() <= failures) {
                Failure failure = new Failure(number);
                last = failure;
                throw failure;
            }
            last = null;
            return number;
        }

        /** Whether the caller got what the last attempt came to. */
        boolean isAnsweredBy(@Nullable Object result) {
            Failure failed = last;
            return failed != null
                    ? result == failed
                    : attempts.get() == failures + 1 && Integer.valueOf(number).equals(result);
        }
    }

    static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        private Failure(int number) {
            super("call " + number, null, true, false);
        }
    }

    private final LongAdder seen = new LongAdder();

    /** All attempts of all calls. */
    long seen() {
        return seen.sum();
    }

    @RetryOnError(backoff = "steered")
    public Integer call(Call call) throws Failure {
        seen.increment();
        return call.attempt();
    }

    @RetryOnError(backoff = "steered")
    public CompletableFuture<Integer> callLater(Call call) throws Failure {
        seen.increment();
        if (call.number % 3 == 0) {
            return CompletableFuture.completedFuture(call.attempt());
        }
        CompletableFuture<Integer> result = new CompletableFuture<>();
        Runnable attempt = () -> {
            try {
                result.complete(call.attempt());
            } catch (Failure failure) {
                result.completeExceptionally(failure);
            }
        };
        if (call.number % 3 == 1) {
            attempt.run();
        } else {
            ForkJoinPool.commonPool().execute(attempt);
        }
        return result;
    }
}
