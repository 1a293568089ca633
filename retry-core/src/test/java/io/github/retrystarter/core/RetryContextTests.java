// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryContextTests {

    private static final Backoff AT_ONCE = new Backoff(3, Duration.ZERO, 1, 0);

    private final List<String> seen = new ArrayList<>();
    private final Retrier retrier = new Retrier(new ManualClock(), () -> new FixedRandom(0), NestedRetries.MULTIPLY);

    @Test
    void outsideOfEveryRetryItIsTheFirstAttempt() {
        assertThat(RetryContext.current()).isEqualTo(new RetryContext(1, null, null));
    }

    @Test
    void theCodeSeesItsAttemptTheFailureBeforeAndTheProfileThatChoseToGoOn() {
        assertThatThrownBy(() -> retrier.call(spec("outer"), () -> fail("call")))
                .hasMessage("call 3");
        assertThat(seen).containsExactly("call: 1 null null", "call: 2 call 1 outer", "call: 3 call 2 outer");
        assertThat(RetryContext.current().attempt()).isEqualTo(1);
    }

    @Test
    void theFailureIsTheVeryObject() {
        IOException first = new IOException("first");
        Exception[] last = new Exception[1];
        assertThatThrownBy(() -> retrier.call(spec("outer"), () -> {
                    if (RetryContext.current().attempt() > 1) {
                        last[0] = RetryContext.current().lastFailure();
                    }
                    throw first;
                }))
                .isSameAs(first);
        assertThat(last[0]).isSameAs(first);
    }

    @Test
    void eachOfTwoNestedCallsSeesItsOwn() {
        assertThatThrownBy(() -> retrier.call(spec("outer"), () -> {
                    look("before");
                    try {
                        retrier.call(spec("inner"), () -> fail("inner"));
                    } catch (IOException exhausted) {
                        look("after");
                    }
                    throw new IOException("outer");
                }))
                .hasMessage("outer");
        assertThat(seen.subList(5, 10))
                .as("the outer call's second attempt")
                .containsExactly(
                        "before: 2 outer outer",
                        "inner: 1 null null",
                        "inner: 2 inner 1 inner",
                        "inner: 3 inner 2 inner",
                        "after: 2 outer outer");
    }

    @Test
    void theRetryOfOneLineHasOneToo() {
        assertThatThrownBy(() -> Retry.onError(AT_ONCE, any -> true, () -> {
                    look("outer");
                    Retry.onError(AT_ONCE.withSteps(1), any -> true, () -> fail("inner"));
                    return "never";
                }))
                .hasMessage("inner 1");
        assertThat(seen)
                .containsExactly(
                        "outer: 1 null null",
                        "inner: 1 null null",
                        "outer: 2 inner 1 inline",
                        "inner: 1 null null",
                        "outer: 3 inner 1 inline",
                        "inner: 1 null null");
    }

    @Test
    void theFallbackIsOutsideOfTheAttempts() throws IOException {
        String answer = retrier.call(spec("outer"), () -> fail("call"), (rule, failure) -> {
            look("fallback");
            return "answer";
        });
        assertThat(answer).isEqualTo("answer");
        assertThat(seen).last().isEqualTo("fallback: 1 null null");
    }

    @Test
    void threadsSeeNothingOfEachOther() throws Exception {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        Map<Integer, List<Integer>> attempts = new ConcurrentHashMap<>();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<String>> calls = IntStream.range(0, threads)
                    .mapToObj(number -> executor.submit(() -> retrier.call(spec("p" + number), () -> {
                        RetryContext now = RetryContext.current();
                        together.await();
                        attempts.computeIfAbsent(number, key -> new ArrayList<>())
                                .add(now.attempt());
                        if (now.attempt() < 3) {
                            throw new IOException("again");
                        }
                        return name(now.profile());
                    })))
                    .toList();
            for (int number = 0; number < threads; number++) {
                assertThat(calls.get(number).get()).isEqualTo("p" + number);
            }
        } finally {
            executor.shutdown();
        }
        assertThat(attempts).hasSize(threads);
        assertThat(Set.copyOf(attempts.values())).containsExactly(List.of(1, 2, 3));
    }

    private String fail(String name) throws IOException {
        look(name);
        throw new IOException(name + " " + RetryContext.current().attempt());
    }

    private void look(String where) {
        RetryContext now = RetryContext.current();
        Exception failure = now.lastFailure();
        seen.add("%s: %d %s %s"
                .formatted(where, now.attempt(), failure == null ? "null" : failure.getMessage(), name(now.profile())));
    }

    private static String name(@Nullable RetryProfile profile) {
        return profile == null ? "null" : profile.name();
    }

    private static RetrySpec spec(String name) {
        RetryProfile profile = new RetryProfile(name, AT_ONCE);
        RetryRule rule = new RetryRule(() -> profile, any -> true);
        return new RetrySpec(new RetryOperation("T", name), List.of(rule), RetryGuard.NONE, RetryListener.NONE);
    }
}
