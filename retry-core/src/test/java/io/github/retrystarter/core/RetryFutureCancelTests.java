// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.AsyncCalls.ONE_STEP;
import static io.github.retrystarter.core.AsyncCalls.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever ends a call from outside ends its retries, and what is under way. */
@Timeout(20)
class RetryFutureCancelTests {

    private final AsyncCalls calls = new AsyncCalls();
    private final List<String> events = calls.listener.events;
    private final LaterResults method = new LaterResults();
    private final Fallback<CompletableFuture<String>, RuntimeException> fallback = (rule, failure) -> {
        events.add("fallback");
        return new CompletableFuture<>();
    };

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAttemptIsCancelledInTheSameWay(boolean mayInterrupt) {
        List<Boolean> flags = new ArrayList<>();
        CompletableFuture<String> attempt = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                flags.add(mayInterruptIfRunning);
                return super.cancel(mayInterruptIfRunning);
            }
        };
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), () -> attempt);
        assertThat(result.cancel(mayInterrupt)).isTrue();
        assertThat(flags).startsWith(mayInterrupt);
        assertThat(attempt).isCancelled();
        assertThat(result).isCancelled();
        assertThatThrownBy(() -> result.getNow("pending")).isInstanceOf(CancellationException.class);
        assertThat(events)
                .containsExactly(
                        "failure 1 T.m was cancelled by its caller",
                        "end 1 interrupted T.m was cancelled by its caller");
    }

    @ParameterizedTest
    @MethodSource("endings")
    void anAttemptUnderWayIsCancelledAndNotMadeAgain(Consumer<CompletableFuture<String>> ending) {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method, fallback);
        method.fail(new IOException("a"));
        calls.clock.wake();
        ending.accept(result);
        assertThat(result).isDone();
        assertThat(method.current()).isCancelled();
        assertThat(calls.clock.pending).isEmpty();
        assertThat(events)
                .containsExactly(
                        "failure 1 a",
                        "backoff p 1 10ms",
                        "waited p 10ms",
                        "failure 2 T.m was cancelled by its caller",
                        "end 2 interrupted T.m was cancelled by its caller");
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aWaitUnderWayIsCancelled(Consumer<CompletableFuture<String>> ending) {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method, fallback);
        method.fail(new IOException("a"));
        ending.accept(result);
        assertThat(result).isDone();
        assertThat(calls.clock.pending).singleElement().matches(CompletableFuture::isCancelled);
        assertThat(method.attempts).hasSize(1);
        assertThat(events)
                .containsExactly(
                        "failure 1 a",
                        "backoff p 1 10ms",
                        "waited p 0ms",
                        "end 1 interrupted T.m was cancelled by its caller");
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aFallbackUnderWayIsCancelled(Consumer<CompletableFuture<String>> ending) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), method, (rule, failure) -> answer);
        method.fail(new IOException("a"));
        ending.accept(result);
        assertThat(answer).isCancelled();
        assertThat(events).containsExactly("failure 1 a", "end 1 exhausted a");
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aFallbackThatHasNotBegunIsNotAsked(Consumer<CompletableFuture<String>> ending) {
        calls.executor.holds = true;
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), method, fallback);
        method.fail(new IOException("a"));
        ending.accept(result);
        calls.executor.runNext();
        assertThat(events).containsExactly("failure 1 a", "end 1 exhausted a");
    }

    @ParameterizedTest
    @MethodSource("endings")
    void anAttemptThatHasNotBegunIsNotMade(Consumer<CompletableFuture<String>> ending) {
        calls.executor.holds = true;
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method, fallback);
        method.fail(new IOException("a"));
        calls.clock.wake();
        ending.accept(result);
        calls.executor.runNext();
        assertThat(method.attempts).hasSize(1);
        assertThat(events).last().isEqualTo("end 1 interrupted T.m was cancelled by its caller");
    }

    static Stream<Named<Consumer<CompletableFuture<String>>>> endings() {
        return Stream.of(
                Named.of("cancel", result -> result.cancel(true)),
                Named.of("complete", result -> result.complete("enough")),
                Named.of("fail", result -> result.completeExceptionally(new IOException("enough"))));
    }

    @Test
    void whatCompletesItFromOutsideIsWhatItsCallerSees() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        assertThat(result.complete("enough")).isTrue();
        assertThat(result).isCompletedWithValue("enough");
        assertThat(calls.call(calls.spec(PROFILE), method).completeExceptionally(new IOException("enough")))
                .isTrue();
    }

    @Test
    void aTimeoutEndsTheRetries() {
        CompletableFuture<String> result =
                calls.call(calls.spec(PROFILE), method).orTimeout(1, TimeUnit.MILLISECONDS);
        assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> method.current().get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aTimeoutWithAValueEndsTheRetriesToo() throws Exception {
        CompletableFuture<String> result =
                calls.call(calls.spec(PROFILE), method).completeOnTimeout("late", 1, TimeUnit.MILLISECONDS);
        assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("late");
        assertThatThrownBy(() -> method.current().get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aSecondCancellationChangesNothing() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        result.cancel(true);
        List<String> before = List.copyOf(events);
        assertThat(result.cancel(true)).isTrue();
        assertThat(result.complete("late")).isFalse();
        assertThat(result.completeExceptionally(new IOException("late"))).isFalse();
        assertThat(events).isEqualTo(before);
    }

    @Test
    void aCallThatHasEndedCannotBeCancelled() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.succeed("done");
        assertThat(result.cancel(true)).isFalse();
        assertThat(result).isCompletedWithValue("done");
        assertThat(method.current()).isCompletedWithValue("done");
        assertThat(events).containsExactly("end 1 success");
    }

    @Test
    void whatAnAttemptComesToAfterTheEndIsOfNoAccount() {
        CompletableFuture<String> stubborn = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return false;
            }
        };
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), () -> stubborn, fallback);
        result.cancel(true);
        List<String> before = List.copyOf(events);
        stubborn.completeExceptionally(new IOException("late"));
        assertThat(result).isCancelled();
        assertThat(events).isEqualTo(before);
        assertThat(calls.clock.waits).isEmpty();
    }

    @Test
    void cancellingTheMethodsOwnFutureIsAFailureLikeAnyOther() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.current().cancel(true);
        calls.clock.wake();
        method.succeed("done");
        assertThat(result).isCompletedWithValue("done");
    }

    @Test
    void whatDependsOnACallDoesNotEndIt() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        CompletableFuture<Integer> dependent = result.thenApply(String::length);
        dependent.cancel(true);
        result.copy().cancel(true);
        assertThat(result).isNotDone();
        assertThat(method.current()).isNotDone();
        method.succeed("done");
        assertThat(result).isCompletedWithValue("done");
    }

    @Test
    void aCallMayBeCancelledWhileItsAttemptIsBeingMade() {
        CompletableFuture<?>[] call = new CompletableFuture<?>[1];
        call[0] = calls.call(calls.spec(PROFILE), () -> {
            CompletableFuture<String> attempt = method.call();
            if (method.attempts.size() == 2) {
                call[0].cancel(true);
            }
            return attempt;
        });
        method.fail(new IOException("a"));
        calls.clock.wake();
        assertThat(method.current()).isCancelled();
        assertThat(events).last().isEqualTo("end 2 interrupted T.m was cancelled by its caller");
    }

    @Test
    void aCallMayBeCancelledWhileItsWaitBegins() {
        CompletableFuture<?>[] call = new CompletableFuture<?>[1];
        RetrySpec spec = calls.spec(PROFILE, failure -> call[0].cancel(true));
        call[0] = calls.call(spec, method);
        method.fail(new IOException("a"));
        assertThat(calls.clock.pending).allMatch(CompletableFuture::isCancelled);
        assertThat(events)
                .containsExactly(
                        "failure 1 a",
                        "backoff p 1 10ms",
                        "waited p 0ms",
                        "end 1 interrupted T.m was cancelled by its caller");
    }
}
