// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Listeners that fail, or take their time: no call is harmed, and the other listeners hear all. */
@Timeout(20)
class FaultyListenerTests {

    private final CountingListener counts = new CountingListener();
    private final AsyncCalls calls = new AsyncCalls();

    @ParameterizedTest
    @EnumSource
    void whateverAListenerThrowsTheCallGoesOn(Fault fault) throws Exception {
        RetrySpec spec = spec(new FaultyListener(fault::strike));
        IOException[] once = {new IOException("once")};
        String value = calls.retrier().call(spec, () -> {
            IOException failure = once[0];
            once[0] = null;
            if (failure != null) {
                throw failure;
            }
            return "done";
        });
        assertThat(value).isEqualTo("done");
        counts.assertBalanced();
        assertThat(counts.begunWaits).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void whateverAListenerThrowsTheFutureCompletes(Fault fault) {
        LaterResults method = new LaterResults();
        CompletableFuture<String> result = calls.call(spec(new FaultyListener(fault::strike)), method);
        method.fail(new IOException("once"));
        calls.clock.wake();
        method.succeed("done");
        assertThat(result).isCompletedWithValue("done");
        counts.assertBalanced();
    }

    @ParameterizedTest
    @EnumSource
    void whateverAListenerThrowsACancelledCallEndsItsWait(Fault fault) {
        LaterResults method = new LaterResults();
        CompletableFuture<String> result = calls.call(spec(new FaultyListener(fault::strike)), method);
        method.fail(new IOException("once"));
        assertThat(result.cancel(true)).isTrue();
        counts.assertBalanced();
        assertThat(counts.endedWaits).hasValue(1);
    }

    @Test
    void aListenerThatCannotBeWrittenDownHarmsNoCall() {
        RetryListener nameless = new RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                throw new IllegalStateException("broken");
            }

            @Override
            public String toString() {
                throw new IllegalStateException("nameless");
            }
        };
        IOException failure = new IOException("a");
        assertThat(Way.BLOCKING.failureOf(calls, spec(nameless), () -> failure)).isSameAs(failure);
        counts.assertBalanced();
    }

    @Test
    void aListenerThatIsEqualToEverythingIsKeptFromHarmTooAsIsItsCall() {
        RetryListener vain = new RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                throw new IllegalStateException("broken");
            }

            @Override
            public boolean equals(Object other) {
                return true;
            }

            @Override
            public int hashCode() {
                return 0;
            }
        };
        RetrySpec spec = new RetrySpec(AsyncCalls.OPERATION, List.of(), RetryGuard.NONE, vain);
        IOException failure = new IOException("a");
        assertThat(Way.BLOCKING.failureOf(calls, spec, () -> failure)).isSameAs(failure);
    }

    @Test
    void whileAListenerTakesItsTimeOtherCallsGoOnAndNothingIsLost() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "slow"));
        RetrySpec spec = spec(new FaultyListener(() -> {
            if (Thread.currentThread().getName().equals("slow")) {
                entered.countDown();
                awaitQuietly(released);
            }
        }));
        try {
            CompletableFuture<String> held = CompletableFuture.supplyAsync(
                    () -> new AsyncCalls().retrier().call(spec, () -> "held"), executor);
            entered.await();
            for (int call = 0; call < 100; call++) {
                assertThat(calls.retrier().call(spec, () -> "done")).isEqualTo("done");
            }
            assertThat(held).isNotDone();
            released.countDown();
            assertThat(held.get(10, TimeUnit.SECONDS)).isEqualTo("held");
            assertThat(counts.ends).hasValue(101);
        } finally {
            executor.shutdownNow();
        }
    }

    private RetrySpec spec(RetryListener faulty) {
        RetryRule rule = new RetryRule(() -> AsyncCalls.PROFILE, any -> true);
        return new RetrySpec(
                AsyncCalls.OPERATION, List.of(rule), RetryGuard.NONE, new Listeners(List.of(faulty, counts)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException never) {
            throw new AssertionError(never);
        }
    }
}
