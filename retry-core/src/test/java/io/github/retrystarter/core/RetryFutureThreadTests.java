// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.AsyncCalls.ONE_STEP;
import static io.github.retrystarter.core.AsyncCalls.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the work of a call is done that no thread waits for, and with what around it. */
class RetryFutureThreadTests {

    private final List<String> seen = new ArrayList<>();
    private final LaterResults method = new LaterResults();
    private String user = "nobody";

    private final CallerContexts contexts = () -> {
        seen.add("capture");
        String caller = user;
        return task -> {
            String before = user;
            user = caller;
            try {
                task.run();
            } finally {
                user = before;
            }
        };
    };

    private final AsyncCalls calls = new AsyncCalls(contexts, NestedRetries.MULTIPLY);

    @Test
    void theCallerMakesTheFirstAttemptAndTheExecutorAllOthers() {
        calls.call(calls.spec(PROFILE), () -> {
            seen.add("executor: " + calls.executor.running);
            return method.call();
        });
        method.fail(new IOException("a"));
        calls.clock.wake();
        method.fail(new IOException("b"));
        calls.clock.wake();
        assertThat(seen).containsExactly("executor: false", "capture", "executor: true", "executor: true");
    }

    @Test
    void aCallThatSucceedsAtOnceNeedsNoContext() {
        calls.call(calls.spec(PROFILE), () -> CompletableFuture.completedFuture("done"));
        assertThat(seen).isEmpty();
    }

    @Test
    void whatIsDoneForACallerHasTheCallersContextAround() {
        RetryListener listener = new RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                seen.add("failure for " + user);
            }

            @Override
            public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
                seen.add("end for " + user);
            }
        };
        RetryRule rule =
                new RetryRule(() -> new RetryProfile("p", PROFILE.backoff().withSteps(2)), any -> true);
        RetrySpec spec = new RetrySpec(AsyncCalls.OPERATION, List.of(rule), RetryGuard.NONE, listener);
        user = "ann";
        CompletableFuture<String> result = calls.call(
                spec,
                () -> {
                    seen.add("attempt for " + user);
                    return method.call();
                },
                (matched, failure) -> {
                    seen.add("fallback for " + user);
                    return CompletableFuture.completedFuture("instead");
                });
        user = "bob";
        method.fail(new IOException("a"));
        calls.clock.wake();
        method.fail(new IOException("b"));
        assertThat(result).isCompletedWithValue("instead");
        assertThat(seen)
                .containsExactly(
                        "attempt for ann",
                        "capture",
                        "failure for ann",
                        "attempt for ann",
                        "failure for ann",
                        "end for ann",
                        "fallback for ann");
        assertThat(user).isEqualTo("bob");
    }

    @Test
    void aContextThatThrowsDoesNotHangTheCaller() {
        RuntimeException broken = new IllegalStateException("broken context");
        AsyncCalls unlucky = new AsyncCalls(
                () -> task -> {
                    throw broken;
                },
                NestedRetries.MULTIPLY);
        CompletableFuture<String> result = unlucky.call(unlucky.spec(PROFILE), method);
        method.succeed("done");
        assertThatThrownBy(() -> result.getNow("pending")).hasCause(broken);
        assertThat(unlucky.listener.events).last().isEqualTo("end 1 interrupted T.m was cancelled by its caller");
    }

    @Test
    void aContextThatThrowsBeforeALaterAttemptDoesNotHangTheCallerEither() {
        RuntimeException broken = new IllegalStateException("broken context");
        AsyncCalls[] unlucky = new AsyncCalls[1];
        unlucky[0] = new AsyncCalls(
                () -> task -> {
                    if (unlucky[0].executor.running) {
                        throw broken;
                    }
                    task.run();
                },
                NestedRetries.MULTIPLY);
        CompletableFuture<String> result = unlucky[0].call(unlucky[0].spec(PROFILE), method);
        method.fail(new IOException("a"));
        unlucky[0].clock.wake();
        assertThatThrownBy(() -> result.getNow("pending")).hasCause(broken);
        assertThat(unlucky[0].listener.events)
                .containsExactly(
                        "failure 1 a",
                        "backoff p 1 10ms",
                        "waited p 10ms",
                        "end 1 interrupted T.m was cancelled by its caller");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void withoutAThreadForTheNextAttemptTheCallEndsWithItsLastFailure(Throwable refusal) {
        IOException failure = new IOException("a");
        calls.executor.refusal = refusal;
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.fail(failure);
        calls.clock.wake();
        assertThatThrownBy(() -> result.getNow("pending")).hasCause(failure);
        assertThat(calls.listener.events)
                .containsExactly("failure 1 a", "backoff p 1 10ms", "waited p 10ms", "end 1 interrupted a");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void withoutAThreadForTheFallbackItIsAskedAllTheSame(Throwable refusal) {
        calls.executor.refusal = refusal;
        CompletableFuture<String> result = calls.call(
                calls.spec(ONE_STEP), method, (rule, failure) -> CompletableFuture.completedFuture("instead"));
        method.fail(new IOException("a"));
        assertThat(result).isCompletedWithValue("instead");
    }

    /** What executors throw that are full, shut down, out of threads, or beans of a context that is being closed. */
    static Stream<Throwable> refusals() {
        return Stream.of(
                new RejectedExecutionException("full"),
                new OutOfMemoryError("unable to create native thread"),
                new IllegalStateException("context closed"));
    }

    @Test
    void everyAttemptKnowsItsNumberAndNothingIsLeftOnTheThread() {
        calls.call(
                calls.spec(PROFILE),
                () -> {
                    look("attempt");
                    return method.call();
                },
                (rule, failure) -> {
                    look("fallback");
                    return CompletableFuture.completedFuture("instead");
                });
        for (String message : List.of("a", "b", "c")) {
            look("meanwhile");
            method.fail(new IOException(message));
            if (!calls.clock.pending.isEmpty()) {
                calls.clock.wake();
            }
        }
        look("after");
        assertThat(seen)
                .containsExactly(
                        "attempt: 1",
                        "capture",
                        "meanwhile: 1",
                        "attempt: 2 after a",
                        "meanwhile: 1",
                        "attempt: 3 after b",
                        "meanwhile: 1",
                        "fallback: 1",
                        "after: 1");
        assertThat(UnderWay.onThisThread()).isNull();
    }

    @Test
    void aCallInsideOfARetryIsSeenAndMultiplies() {
        RecordingListener inner = new RecordingListener();
        fail(nested(calls, inner), calls, 9);
        assertThat(inner.events.stream().filter(event -> event.startsWith("failure")))
                .hasSize(9);
        assertThat(inner.events.stream().filter("nested in T.m"::equals)).hasSize(2);
        assertThat(inner.events.stream().filter("multiplied in T.m"::equals)).hasSize(4);
    }

    @Test
    void aCallInsideOfARetryMayBeToldToRunOnce() {
        AsyncCalls once = new AsyncCalls(CallerContexts.NONE, NestedRetries.ONCE);
        RecordingListener inner = new RecordingListener();
        fail(nested(once, inner), once, 5);
        assertThat(inner.events.stream().filter(event -> event.startsWith("end")))
                .containsExactly("end 3 exhausted 2", "end 1 exhausted 3", "end 1 exhausted 4");
    }

    private CompletableFuture<String> nested(AsyncCalls asyncCalls, RecordingListener inner) {
        RetryRule rule = new RetryRule(() -> PROFILE, any -> true);
        RetrySpec innerSpec = new RetrySpec(new RetryOperation("T", "inner"), List.of(rule), RetryGuard.NONE, inner);
        return asyncCalls.call(asyncCalls.spec(PROFILE), () -> asyncCalls.call(innerSpec, method));
    }

    private void fail(CompletableFuture<String> result, AsyncCalls asyncCalls, int attempts) {
        for (int failures = 0; !result.isDone(); failures++) {
            method.fail(new IOException("" + failures));
            if (!asyncCalls.clock.pending.isEmpty()) {
                asyncCalls.clock.wake();
            }
        }
        assertThat(method.attempts).hasSize(attempts);
        assertThat(asyncCalls.listener.events).last().isEqualTo("end 3 exhausted " + (attempts - 1));
    }

    private void look(String where) {
        RetryContext now = RetryContext.current();
        Exception failure = now.lastFailure();
        seen.add(where + ": " + now.attempt() + (failure == null ? "" : " after " + failure.getMessage()));
    }

    @Test
    void closingTheClockInterruptsNobody() throws Exception {
        SystemRetryClock clock = new SystemRetryClock();
        Retrier retrier = new Retrier(clock, () -> new FixedRandom(0), NestedRetries.MULTIPLY);
        RetryProfile patient = new RetryProfile("p", PROFILE.backoff().withDuration(Duration.ofHours(1)));
        CompletionStage<String> result = retrier.callAsync(
                calls.spec(patient), () -> CompletableFuture.failedFuture(new IOException("a")), Fallback.none());
        clock.close();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.toCompletableFuture()).isCompletedExceptionally();
        assertThat(calls.listener.events).last().isEqualTo("end 1 interrupted a");
    }

    @Test
    void whatAnExecutorCancelsAsItShutsDownEndsTheCall() throws Exception {
        List<Runnable> queue = new ArrayList<>();
        Retrier retrier = new Retrier(
                calls.clock, () -> new FixedRandom(0), NestedRetries.MULTIPLY, queue::add, CallerContexts.NONE);
        CompletionStage<String> result = retrier.callAsync(
                calls.spec(PROFILE), () -> CompletableFuture.failedFuture(new IOException("a")), Fallback.none());
        calls.clock.wake();
        assertThat(queue).hasSize(1).first().isInstanceOf(Future.class);
        ((Future<?>) queue.get(0)).cancel(true);
        assertThat(result.toCompletableFuture()).isCompletedExceptionally();
        assertThat(calls.listener.events).last().isEqualTo("end 1 interrupted a");
    }

    @Test
    void aFallbackThatAnExecutorCancelsIsAskedAllTheSame() throws Exception {
        List<Runnable> queue = new ArrayList<>();
        Retrier retrier = new Retrier(
                calls.clock, () -> new FixedRandom(0), NestedRetries.MULTIPLY, queue::add, CallerContexts.NONE);
        CompletionStage<String> result = retrier.callAsync(
                calls.spec(ONE_STEP),
                () -> CompletableFuture.failedFuture(new IOException("a")),
                (rule, failure) -> CompletableFuture.completedFuture("instead of " + failure.getMessage()));
        ((Future<?>) queue.get(0)).cancel(true);
        assertThat(result.toCompletableFuture()).isCompletedWithValue("instead of a");
    }

    @Test
    void aResultThatDoesNotLetAnybodyListenIsAFailure() {
        CompletableFuture<String> deaf = new CompletableFuture<>() {
            @Override
            public <U> CompletableFuture<U> handle(
                    BiFunction<? super String, @Nullable Throwable, ? extends U> action) {
                throw new IllegalStateException("deaf");
            }
        };
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), () -> deaf);
        assertThatThrownBy(result::join).hasRootCauseMessage("deaf");
        assertThat(calls.listener.events).containsExactly("failure 1 deaf", "end 1 exhausted deaf");
    }

    @Test
    void theTimersThreadInheritsNothingOfItsFirstCaller() throws Exception {
        InheritableThreadLocal<String> caller = new InheritableThreadLocal<>();
        caller.set("first");
        CompletableFuture<String> inherited = new CompletableFuture<>();
        try (SystemRetryClock clock = new SystemRetryClock()) {
            clock.sleepAsync(Duration.ZERO, whole -> inherited.complete(String.valueOf(caller.get())));
            assertThat(inherited.get(10, TimeUnit.SECONDS)).isEqualTo("null");
        } finally {
            caller.remove();
        }
    }
}
