// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.AsyncCalls.ONE_STEP;
import static io.github.retrystarter.core.AsyncCalls.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which attempts are made of a method whose result comes later, and how the call ends. */
class RetryFutureTests {

    private final AsyncCalls calls = new AsyncCalls();
    private final List<String> events = calls.listener.events;
    private final LaterResults method = new LaterResults();

    @Test
    void aSuccessThatIsThereAlreadyIsTheMethodsOwnFuture() {
        CompletableFuture<String> own = CompletableFuture.completedFuture("done");
        assertThat(calls.call(calls.spec(PROFILE), () -> own)).isSameAs(own);
        assertThat(events).containsExactly("end 1 success");
    }

    @Test
    void aSuccessThatComesLaterCompletesTheCall() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        assertThat(result).isNotDone();
        assertThat(events).isEmpty();
        method.succeed("done");
        assertThat(result).isCompletedWithValue("done");
        assertThat(events).containsExactly("end 1 success");
    }

    @Test
    void nullIsAValueLikeAnyOther() {
        CompletableFuture<@Nullable String> later = new CompletableFuture<>();
        CompletableFuture<@Nullable String> result = calls.call(calls.spec(PROFILE), () -> later);
        later.complete(null);
        assertThat(result).isCompletedWithValue(null);
        assertThat(events).containsExactly("end 1 success");
    }

    @Test
    void aFailedCallIsMadeAgainAfterEachWait() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.fail(new IOException("a"));
        assertThat(method.attempts).as("made again after the wait only").hasSize(1);
        calls.clock.wake();
        method.fail(new IOException("b"));
        calls.clock.wake();
        assertThat(result).isNotDone();
        method.succeed("done");
        assertThat(result).isCompletedWithValue("done");
        assertThat(method.attempts).hasSize(3);
        assertThat(events)
                .containsExactly(
                        "failure 1 a",
                        "backoff p 1 10ms",
                        "waited p 10ms",
                        "failure 2 b",
                        "backoff p 2 20ms",
                        "waited p 20ms",
                        "end 3 success_after_retry");
    }

    @Test
    void aFailureThatIsThereAlreadyIsRetriedToo() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), failedThen("done", new IOException("a")));
        assertThat(result).isNotDone();
        calls.clock.wake();
        assertThat(result).isCompletedWithValue("done");
        assertThat(events)
                .containsExactly("failure 1 a", "backoff p 1 10ms", "waited p 10ms", "end 2 success_after_retry");
    }

    @Test
    void whenStepsAreUsedUpTheLastFailureIsTheCallsAsItIs() {
        IOException last = new IOException("c");
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.fail(new IOException("a"));
        calls.clock.wake();
        method.fail(new IOException("b"));
        calls.clock.wake();
        method.fail(last);
        assertThat(failureOf(result)).isSameAs(last);
        assertThat(last.getSuppressed()).isEmpty();
        assertThat(calls.clock.waits).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
        assertThat(events).last().isEqualTo("end 3 exhausted c");
    }

    @Test
    void aFailureThatNoRuleMatchesEndsTheCall() {
        IOException failure = new IOException("a");
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE, any -> false), method);
        method.fail(failure);
        assertThat(failureOf(result)).isSameAs(failure);
        assertThat(events).containsExactly("failure 1 a", "end 1 not_retriable a");
    }

    @ParameterizedTest
    @MethodSource("neverRetried")
    void anErrorOrAnInterruptOfTheMethodIsNeverRetried(Throwable failure) {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.fail(failure);
        assertThat(failureOf(result)).isSameAs(failure);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(events).containsExactly("failure 1 a", "end 1 not_retriable a");
    }

    static List<Throwable> neverRetried() {
        return List.of(new AssertionError("a"), new InterruptedException("a"), new Throwable("a"));
    }

    @Test
    void aWaitThatWouldPassTheTimeoutIsNotBegun() {
        CompletableFuture<String> result = calls.call(calls.spec(timed(Duration.ofMillis(49))), method);
        calls.clock.pass(Duration.ofMillis(20));
        method.fail(new IOException("a"));
        calls.clock.wake();
        method.fail(new IOException("b"));
        assertThat(failureOf(result)).hasMessage("b");
        assertThat(events).last().isEqualTo("end 2 timeout b");
    }

    @Test
    void timeSpentInAMethodThatThrowsAtOnceCountsToo() {
        assertThat(catchThrowable(() -> calls.call(calls.spec(timed(Duration.ofSeconds(1))), () -> {
                    calls.clock.pass(Duration.ofSeconds(1));
                    throw new IOException("a");
                })))
                .hasMessage("a");
        assertThat(events).last().isEqualTo("end 1 timeout a");
    }

    @Test
    void aBudgetBoundsTheRetriesAndIsRefundedBySuccesses() {
        RetryBudget budget = new RetryBudget(5, 5);
        RetrySpec frugal =
                calls.spec(new RetryProfile("p", PROFILE.backoff(), null, Duration.ZERO, FailureFilter.ANY, budget));
        CompletableFuture<String> first = calls.call(frugal, method);
        method.fail(new IOException("a"));
        LaterResults other = new LaterResults();
        CompletableFuture<String> second = calls.call(frugal, other);
        other.fail(new IOException("b"));
        assertThat(failureOf(second)).hasMessage("b");
        assertThat(events).last().isEqualTo("end 1 budget_exhausted b");
        calls.clock.wake();
        method.succeed("done");
        assertThat(first).isCompletedWithValue("done");
        assertThat(budget.available()).isEqualTo(5);
    }

    @Test
    void aGuardMayRefuseWhatARuleMatched() {
        RetryGuard guard = failure -> Optional.of(Outcome.IN_TRANSACTION);
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE, any -> true, guard), method);
        method.fail(new IOException("a"));
        assertThat(failureOf(result)).hasMessage("a");
        assertThat(events).containsExactly("failure 1 a", "end 1 in_transaction a");
    }

    @Test
    void aPredicateThatThrowsIsHeardAndTheFailureIsNotLost() {
        IOException failure = new IOException("a");
        RuntimeException broken = new IllegalStateException("broken predicate");
        RetrySpec spec = calls.spec(PROFILE, any -> {
            throw broken;
        });
        CompletableFuture<String> result = calls.call(spec, method);
        method.fail(new CompletionException(failure));
        assertThat(failureOf(result)).isSameAs(broken);
        assertThat(broken.getSuppressed()).containsExactly(failure);
        assertThat(events).last().isEqualTo("end 1 not_retriable broken predicate");
    }

    @Test
    void aShutdownEndsTheWaitAndTheCallWithItsLastFailure() {
        IOException failure = new IOException("a");
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.fail(failure);
        calls.clock.close();
        assertThat(failureOf(result)).isSameAs(failure);
        assertThat(events).containsExactly("failure 1 a", "backoff p 1 10ms", "waited p 0ms", "end 1 interrupted a");
    }

    @Test
    void afterAShutdownNothingIsMadeAgain() {
        calls.clock.close();
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.fail(new IOException("a"));
        assertThat(failureOf(result)).hasMessage("a");
        assertThat(events).last().isEqualTo("end 1 interrupted a");
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void rulesAndListenersSeeWhatFuturesWrapped(Throwable thrown) {
        List<Exception> judged = new ArrayList<>();
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE, failure -> !judged.add(failure)), method);
        method.fail(thrown);
        assertThat(judged).singleElement().isInstanceOf(IOException.class);
        assertThat(failureOf(result)).isSameAs(thrown);
        assertThat(events).containsExactly("failure 1 a", "end 1 not_retriable a");
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void whatAMethodThrowsAtOnceIsJudgedByItsCauseTooAndThrownAsItIs(Throwable thrown) {
        List<Exception> judged = new ArrayList<>();
        RetrySpec spec = calls.spec(PROFILE, failure -> !judged.add(failure));
        assertThat(catchThrowable(() -> calls.call(spec, throwing(thrown)))).isSameAs(thrown);
        assertThat(judged).singleElement().isInstanceOf(IOException.class);
        assertThat(events).containsExactly("failure 1 a", "end 1 not_retriable a");
    }

    static List<Throwable> wrapped() {
        IOException failure = new IOException("a");
        return List.of(
                failure,
                new CompletionException(failure),
                new ExecutionException(failure),
                new CompletionException(new ExecutionException(new CompletionException(failure))));
    }

    @Test
    void aWrapperOfNothingIsAFailureLikeAnyOther() {
        CompletionException empty = new CompletionException("a", null);
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), method);
        method.fail(empty);
        assertThat(failureOf(result)).isSameAs(empty);
        assertThat(events).last().isEqualTo("end 1 exhausted a");
    }

    @Test
    void aWrappedErrorIsNotRetried() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), method);
        method.fail(new CompletionException(new AssertionError("a")));
        assertThat(failureOf(result)).isInstanceOf(CompletionException.class);
        assertThat(events).last().isEqualTo("end 1 not_retriable a");
    }

    @Test
    void whatIsThrownAtOnceAndNotMadeAgainIsThrown() {
        IOException failure = new IOException("a");
        assertThat(catchThrowable(() -> calls.call(calls.spec(PROFILE, any -> false), throwing(failure))))
                .isSameAs(failure);
        assertThat(catchThrowable(() -> calls.call(calls.spec(ONE_STEP), throwing(failure))))
                .isSameAs(failure);
        assertThat(events).containsExactly("failure 1 a", "end 1 not_retriable a", "failure 1 a", "end 1 exhausted a");
    }

    @Test
    void anErrorThrownAtOnceIsThrown() {
        Error failure = new AssertionError("a");
        assertThat(catchThrowable(() -> calls.call(calls.spec(PROFILE), throwing(failure))))
                .isSameAs(failure);
    }

    @Test
    void whatIsThrownAtOnceIsAFailureLikeAnyOther() {
        IOException last = new IOException("c");
        CompletableFuture<String> result =
                calls.call(calls.spec(PROFILE), throwing(new IOException("a"), new IOException("b"), last));
        calls.clock.wake();
        assertThat(result).isNotDone();
        calls.clock.wake();
        assertThat(failureOf(result)).isSameAs(last);
        assertThat(events)
                .containsExactly(
                        "failure 1 a",
                        "backoff p 1 10ms",
                        "waited p 10ms",
                        "failure 2 b",
                        "backoff p 2 20ms",
                        "waited p 20ms",
                        "failure 3 c",
                        "end 3 exhausted c");
    }

    @Test
    void aFirstAttemptThatGivesNullInPlaceOfAFutureIsLeftAsItIs() {
        assertThat(calls.retrier()
                        .<String, RuntimeException>callAsync(calls.spec(PROFILE), () -> null, Fallback.none()))
                .isNull();
        assertThat(events).containsExactly("end 1 success");
    }

    @Test
    void aLaterAttemptThatGivesNullInPlaceOfAFutureFails() {
        Queue<Optional<CompletableFuture<String>>> results = new ArrayDeque<>(
                List.of(Optional.of(CompletableFuture.failedFuture(new IOException("a"))), Optional.empty()));
        CompletableFuture<String> result = calls.call(
                calls.spec(PROFILE, IOException.class::isInstance),
                () -> results.remove().orElse(null));
        calls.clock.wake();
        assertThat(failureOf(result))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("null in place of a result to come");
        assertThat(events).last().isEqualTo("end 2 not_retriable null in place of a result to come");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStageThatIsNoFutureIsFollowedLikeOne(boolean minimal) {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), () -> {
            CompletableFuture<String> attempt = method.call();
            return minimal ? attempt.minimalCompletionStage() : onlyAStage(attempt);
        });
        method.fail(new IOException("a"));
        calls.clock.wake();
        method.succeed("done");
        assertThat(result).isCompletedWithValue("done");
        assertThat(events).last().isEqualTo("end 2 success_after_retry");
    }

    @Test
    void aStageThatCannotBeCancelledDoesNotKeepTheCallFromIt() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), () -> onlyAStage(method.call()));
        assertThat(result.cancel(true)).isTrue();
        assertThat(method.current()).isNotDone();
        assertThat(events).last().isEqualTo("end 1 interrupted T.m was cancelled by its caller");
    }

    @Test
    void profilesByNameCallMethodsWhoseResultComesLater() {
        List<String> operations = new ArrayList<>();
        Retries retries = new Retries(
                new RetryProfiles(List.of(PROFILE)),
                IllegalStateException.class::isInstance,
                calls.retrier(),
                RetryGuard.NONE,
                (operation, profiles) -> {
                    operations.add(operation + " " + profiles);
                    return calls.listener;
                });
        CompletableFuture<String> any = retries.profile("p").callAsync("charge", method);
        method.fail(new IOException("a"));
        calls.clock.wake();
        method.succeed("done");
        assertThat(any).isCompletedWithValue("done");
        CompletableFuture<String> conflict = retries.profile("p").callAsyncOnConflict("rename", method);
        method.fail(new IllegalStateException("b"));
        calls.clock.wake();
        method.fail(new IOException("c"));
        assertThat(failureOf(conflict)).hasMessage("c");
        assertThat(events).last().isEqualTo("end 2 not_retriable c");
        assertThat(operations)
                .containsExactly(
                        "io.github.retrystarter.core.Retries.charge [p]",
                        "io.github.retrystarter.core.Retries.rename [p]");
        assertThatNullPointerException()
                .isThrownBy(() -> retries.profile("p").<String, RuntimeException>callAsync("charge", () -> null))
                .withMessage("charge");
    }

    private static RetryProfile timed(Duration timeout) {
        return new RetryProfile("p", PROFILE.backoff(), timeout, Duration.ZERO, FailureFilter.ANY, null);
    }

    /** What it completed with, as those see it who depend on it. */
    private static @Nullable Throwable failureOf(CompletableFuture<String> result) {
        assertThat(result).isCompletedExceptionally();
        return result.handle((value, failure) -> failure).join();
    }

    private static Action<CompletableFuture<String>, RuntimeException> failedThen(String last, Throwable... failures) {
        Queue<Throwable> left = new ArrayDeque<>(Arrays.asList(failures));
        return () -> left.isEmpty()
                ? CompletableFuture.completedFuture(last)
                : CompletableFuture.failedFuture(left.remove());
    }

    private static Action<CompletableFuture<String>, RuntimeException> throwing(Throwable... failures) {
        Queue<Throwable> left = new ArrayDeque<>(Arrays.asList(failures));
        return () -> {
            throw Rethrow.<RuntimeException>asIs(left.remove());
        };
    }

    @SuppressWarnings("unchecked")
    private static CompletionStage<String> onlyAStage(CompletableFuture<String> future) {
        return (CompletionStage<String>) Proxy.newProxyInstance(
                RetryFutureTests.class.getClassLoader(),
                new Class<?>[] {CompletionStage.class},
                (proxy, called, with) -> {
                    if (called.getName().equals("toCompletableFuture")) {
                        throw new UnsupportedOperationException();
                    }
                    try {
                        return called.invoke(future, with);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }
}
