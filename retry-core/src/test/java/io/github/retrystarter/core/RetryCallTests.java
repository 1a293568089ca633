// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class RetryCallTests {

    private static final Fallback<String, RuntimeException> ANSWERS = (rule, failure) -> "answer";

    private static final RetryOperation OPERATION = new RetryOperation("T", "m");

    private static final RetryProfile PROFILE = new RetryProfile("p", new Backoff(3, Duration.ofMillis(10), 2, 0));

    private static final IOException FAILURE = new IOException("a");

    private final ManualClock clock = new ManualClock();
    private final RecordingListener listener = new RecordingListener();
    private final List<String> events = listener.events;
    private final RetryCall call = begin(listener);

    @Test
    void whatDrivesItIsToldWhenToTryAgain() {
        assertThat(call.attempt()).isNull();
        assertThat(call.failed(FAILURE)).isInstanceOfSatisfying(TryAgain.class, again -> {
            assertThat(again.delay()).isEqualTo(Duration.ofMillis(10));
            assertThat(again.failure()).isSameAs(FAILURE);
            assertThat(again.profile()).isSameAs(PROFILE);
        });
        clock.pass(Duration.ofMillis(11));
        assertThat(call.waited(true)).isInstanceOf(TryAgain.class);
        assertThat(call.attempt()).isEqualTo(new UnderWay(new RetryContext(2, FAILURE, PROFILE), OPERATION));
        call.succeeded();
        assertThat(events)
                .containsExactly("failure 1 a", "backoff p 1 10ms", "waited p 11ms", "end 2 success_after_retry");
    }

    @Test
    void aWaitThatWasCutEndsIt() {
        call.failed(FAILURE);
        assertThat(call.waited(false))
                .isInstanceOfSatisfying(
                        GiveUp.class,
                        end -> assertThat(end.answeredBy(ANSWERS))
                                .isSameAs(end.rule())
                                .isNotNull());
        assertThat(events).last().isEqualTo("end 1 interrupted a");
    }

    @Test
    void aDriverMayRefuseWhatTheOperationsOwnGuardDoesNot() {
        assertThat(call.failed(FAILURE, failure -> Optional.of(Outcome.IN_TRANSACTION)))
                .isInstanceOf(GiveUp.class);
        assertThat(events).containsExactly("failure 1 a", "end 1 in_transaction a");
    }

    @Test
    void theFirstAttemptInsideOfARetryKnowsWhoseItIs() {
        UnderWay outer = new UnderWay(new RetryContext(2, FAILURE, PROFILE), new RetryOperation("T", "outer"));
        RetryCall inner = retrier().begin(spec(listener), outer);
        assertThat(inner.attempt()).isEqualTo(new UnderWay(RetryContext.FIRST, outer.operation()));
        inner.failed(FAILURE);
        assertThat(events)
                .containsExactly("nested in T.outer", "failure 1 a", "multiplied in T.outer", "backoff p 1 10ms");
    }

    @Test
    void cancelledInTheFirstAttemptItEndsAsFailed() {
        call.cancel();
        assertThat(events)
                .containsExactly(
                        "failure 1 T.m was cancelled by its caller",
                        "end 1 interrupted T.m was cancelled by its caller");
        assertNothingChanges();
    }

    @Test
    void cancelledInAWaitItEndsTheWait() {
        call.failed(FAILURE);
        clock.pass(Duration.ofMillis(3));
        call.cancel();
        assertThat(events)
                .containsExactly(
                        "failure 1 a",
                        "backoff p 1 10ms",
                        "waited p 3ms",
                        "end 1 interrupted T.m was cancelled by its caller");
        assertNothingChanges();
    }

    @Test
    void cancelledInALaterAttemptItEndsAsFailed() {
        call.failed(FAILURE);
        call.waited(true);
        call.cancel();
        assertThat(events)
                .endsWith(
                        "failure 2 T.m was cancelled by its caller",
                        "end 2 interrupted T.m was cancelled by its caller");
        assertNothingChanges();
    }

    @Test
    void cancelledAfterItsEndItStaysAsItWas() {
        call.succeeded();
        call.cancel();
        assertThat(events).containsExactly("end 1 success");
        assertNothingChanges();
    }

    /** Fails in every attempt, waits for the whole time, and is cancelled when the listener hears of an event. */
    @ParameterizedTest
    @CsvSource({
        "failure, 1, 'failure 1 a, backoff p 1 10ms, waited p 0ms, end 1 interrupted'",
        "backoff, 1, 'failure 1 a, backoff p 1 10ms, waited p 0ms, end 1 interrupted'",
        "waited, 1, 'failure 1 a, backoff p 1 10ms, waited p 0ms, end 1 interrupted'",
        "failure, 2, 'failure 2 a, backoff p 2 20ms, waited p 0ms, end 2 interrupted'",
        "waited, 2, 'failure 2 a, backoff p 2 20ms, waited p 0ms, end 2 interrupted'",
        "failure, 3, 'failure 3 a, end 3 exhausted'",
        "end, 1, 'failure 3 a, end 3 exhausted'",
    })
    void cancelledByItsListenerItTellsOfOneEnd(String event, int time, String last) {
        RetryCall[] cancelled = new RetryCall[1];
        List<String> heard = new ArrayList<>();
        cancelled[0] = begin(new RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                hear("failure", attempt + " " + failure.getMessage());
            }

            @Override
            public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
                hear("backoff", "p " + attempt + " " + wait.toMillis() + "ms");
            }

            @Override
            public void onBackoffEnd(RetryProfile profile, Duration waited) {
                hear("waited", "p " + waited.toMillis() + "ms");
            }

            @Override
            public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
                hear("end", attempts + " " + outcome.label());
            }

            private void hear(String name, String details) {
                heard.add(name + " " + details);
                if (name.equals(event)
                        && heard.stream().filter(one -> one.startsWith(event)).count() == time) {
                    cancelled[0].cancel();
                }
            }
        });
        drive(cancelled[0], 3);
        assertThat(String.join(", ", heard)).endsWith(last);
        assertThat(heard.stream().filter(one -> one.startsWith("end"))).hasSize(1);
    }

    @Test
    void whoeverIsQuickestThereIsOneEndAndEveryWaitEnds() throws Exception {
        int threads = 3;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try {
            for (int round = 0; round < 5_000; round++) {
                CountingListener counts = new CountingListener();
                RetryCall raced = begin(counts);
                int failures = round % 5;
                CompletableFuture<?> driver = race(executor, together, () -> drive(raced, failures));
                CompletableFuture<?> one = race(executor, together, raced::cancel);
                CompletableFuture<?> other = race(executor, together, raced::cancel);
                CompletableFuture.allOf(driver, one, other).get(10, TimeUnit.SECONDS);
                counts.assertBalanced();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static CompletableFuture<?> race(ExecutorService executor, CyclicBarrier together, Runnable task) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        together.await();
                    } catch (Exception broken) {
                        throw new IllegalStateException(broken);
                    }
                    task.run();
                },
                executor);
    }

    /** Lets this many attempts fail, and the next one succeed. */
    private static void drive(RetryCall call, int failures) {
        for (int i = 0; i < failures; i++) {
            if (call.failed(FAILURE) instanceof GiveUp || call.waited(true) instanceof GiveUp) {
                return;
            }
        }
        call.succeeded();
    }

    private void assertNothingChanges() {
        List<String> before = List.copyOf(events);
        call.cancel();
        call.succeeded();
        assertThat(call.failed(FAILURE)).isInstanceOfSatisfying(GiveUp.class, end -> {
            assertThat(end.failure()).isSameAs(FAILURE);
            assertThat(end.answeredBy(ANSWERS)).isNull();
        });
        if (events.stream().anyMatch(event -> event.startsWith("backoff"))) {
            assertThat(call.waited(true)).isInstanceOf(GiveUp.class);
        }
        assertThat(events).isEqualTo(before);
        assertThat(FAILURE.getSuppressed()).isEmpty();
        assertThat(call.failed(new CancellationException())).isInstanceOf(GiveUp.class);
    }

    private RetryCall begin(RetryListener told) {
        return retrier().begin(spec(told), null);
    }

    private Retrier retrier() {
        return new Retrier(clock, () -> new FixedRandom(0), NestedRetries.MULTIPLY);
    }

    private static RetrySpec spec(RetryListener told) {
        return new RetrySpec(OPERATION, List.of(new RetryRule(() -> PROFILE, any -> true)), RetryGuard.NONE, told);
    }
}
