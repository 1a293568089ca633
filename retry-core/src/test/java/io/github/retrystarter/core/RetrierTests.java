// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrierTests {

    private static final Backoff THREE_STEPS = new Backoff(3, Duration.ofMillis(10), 2, 0);

    private static final RetryOperation OPERATION = new RetryOperation("T", "m");

    private final ManualClock clock = new ManualClock();
    private final RecordingListener listener = new RecordingListener();
    private final Retrier retrier = new Retrier(clock, () -> new FixedRandom(0), NestedRetries.MULTIPLY);
    private final RetryProfile profile = new RetryProfile("p", THREE_STEPS);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void aCallThatReturnsIsMadeOnce() {
        assertThat(retrier.call(spec(profile), () -> "done")).isEqualTo("done");
        assertThat(listener.events).containsExactly("end 1 success");
    }

    @Test
    void nullIsAValueLikeAnyOther() {
        assertThat(retrier.<@Nullable Object, RuntimeException>call(spec(profile), () -> null))
                .isNull();
        assertThat(listener.events).containsExactly("end 1 success");
    }

    @Test
    void aFailedCallIsMadeAgainAfterEachWait() throws Exception {
        Action<String, Exception> action = script(new IOException("a"), new IOException("b"), "done");
        assertThat(retrier.call(spec(profile), action)).isEqualTo("done");
        assertThat(listener.events)
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
    void whenStepsAreUsedUpTheLastFailureIsThrownAsItIs() {
        Exception last = new IOException("c");
        Action<String, Exception> action = script(new IOException("a"), new IOException("b"), last, "never");
        assertThat(catchThrowable(() -> retrier.call(spec(profile), action))).isSameAs(last);
        assertThat(last.getSuppressed()).isEmpty();
        assertThat(clock.waits).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
        assertThat(listener.events).last().isEqualTo("end 3 exhausted c");
    }

    @Test
    void anotherSourceOfJitterTakesThePlaceOfTheFirst() throws Exception {
        RetryProfile jittered = new RetryProfile("p", THREE_STEPS.withJitter(0.5));
        Action<String, Exception> action = script(new IOException("a"), new IOException("b"), "done");
        assertThat(retrier.withRandom(() -> new FixedRandom(0.8)).call(spec(jittered), action))
                .isEqualTo("done");
        assertThat(clock.waits).containsExactly(Duration.ofMillis(14), Duration.ofMillis(28));
    }

    @Test
    void oneStepNeverWaits() {
        Exception failure = new IOException("a");
        RetrySpec single = spec(new RetryProfile("p", THREE_STEPS.withSteps(1)));
        assertThat(catchThrowable(() -> retrier.call(single, script(failure)))).isSameAs(failure);
        assertThat(listener.events).containsExactly("failure 1 a", "end 1 exhausted a");
    }

    @Test
    void anExceptionThatNoRuleMatchesIsThrownAtOnce() {
        Exception failure = new IllegalStateException("a");
        assertThat(catchThrowable(() -> retrier.call(spec(rule(IOException.class::isInstance)), script(failure))))
                .isSameAs(failure);
        assertThat(listener.events).containsExactly("failure 1 a", "end 1 not_retriable a");
    }

    @Test
    void anExceptionThatNoRuleMatchesEndsARetryUnderWay() {
        Exception failure = new IllegalStateException("b");
        Action<String, Exception> action = script(new IOException("a"), failure);
        assertThat(catchThrowable(() -> retrier.call(spec(rule(IOException.class::isInstance)), action)))
                .isSameAs(failure);
        assertThat(listener.events).last().isEqualTo("end 2 not_retriable b");
    }

    @Test
    void anErrorIsThrownAtOnceAndNoRuleIsAsked() {
        Error error = new StackOverflowError("a");
        assertThat(catchThrowable(() -> retrier.call(spec(rule(RetrierTests::mustNotBeAsked)), script(error))))
                .isSameAs(error);
        assertThat(listener.events).containsExactly("failure 1 a", "end 1 not_retriable a");
    }

    @Test
    void anInterruptedExceptionFromTheActionIsThrownAtOnce() {
        InterruptedException interruption = new InterruptedException("a");
        assertThat(catchThrowable(() -> retrier.call(spec(rule(RetrierTests::mustNotBeAsked)), script(interruption))))
                .isSameAs(interruption);
        assertThat(listener.events).containsExactly("failure 1 a", "end 1 not_retriable a");
    }

    @Test
    void aThrowableThatIsNoExceptionIsThrownAtOnce() {
        Throwable odd = new Throwable("a");
        assertThat(catchThrowable(() -> retrier.call(spec(profile), script(odd))))
                .isSameAs(odd);
        assertThat(clock.waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10})
    void anInterruptedThreadDoesNotWait(long millis) {
        Exception failure = new IOException("a");
        Thread.currentThread().interrupt();
        RetrySpec spec = spec(new RetryProfile("p", THREE_STEPS.withDuration(Duration.ofMillis(millis))));
        assertThat(catchThrowable(() -> retrier.call(spec, script(failure)))).isSameAs(failure);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(clock.waits).isEmpty();
        assertThat(listener.events).last().isEqualTo("end 1 interrupted a");
    }

    @Test
    void anInterruptedThreadStillMakesTheFirstCall() {
        Thread.currentThread().interrupt();
        assertThat(retrier.call(spec(profile), () -> "done")).isEqualTo("done");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aShutdownEndsTheCallWithItsLastFailure() {
        Exception failure = new IOException("a");
        clock.closed = true;
        assertThat(catchThrowable(() -> retrier.call(spec(profile), script(failure))))
                .isSameAs(failure);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(listener.events).last().isEqualTo("end 1 interrupted a");
    }

    @Test
    void aWaitThatWouldPassTheTimeoutIsNotBegun() {
        Exception failure = new IOException("b");
        RetrySpec hurried = spec(timed(Duration.ofMillis(29)));
        assertThat(catchThrowable(() -> retrier.call(hurried, script(new IOException("a"), failure))))
                .isSameAs(failure);
        assertThat(clock.waits).containsExactly(Duration.ofMillis(10));
        assertThat(listener.events).last().isEqualTo("end 2 timeout b");
    }

    @Test
    void aWaitThatJustFitsTheTimeoutIsMade() throws Exception {
        RetrySpec exact = spec(timed(Duration.ofMillis(30)));
        assertThat(retrier.call(exact, script(new IOException("a"), new IOException("b"), "done")))
                .isEqualTo("done");
    }

    @Test
    void timeSpentInTheActionCountsAndARunningAttemptIsNeverCut() {
        Exception failure = new IOException("a");
        Action<String, Exception> slow = () -> {
            clock.pass(Duration.ofSeconds(3));
            throw failure;
        };
        assertThat(catchThrowable(() -> retrier.call(spec(timed(Duration.ofSeconds(3))), slow)))
                .isSameAs(failure);
        assertThat(listener.events).last().isEqualTo("end 1 timeout a");
    }

    @Test
    void aBudgetWithoutTokensEndsTheCall() {
        RetryBudget budget = new RetryBudget(5, 5);
        RetrySpec frugal = spec(budgeted(budget));
        Exception failure = new IOException("b");
        assertThat(catchThrowable(() -> retrier.call(frugal, script(new IOException("a"), failure))))
                .isSameAs(failure);
        assertThat(listener.events).last().isEqualTo("end 2 budget_exhausted b");
        assertThat(budget.available()).isZero();
    }

    @Test
    void successGivesTokensBack() throws Exception {
        RetryBudget budget = new RetryBudget(20, 5);
        RetrySpec frugal = spec(budgeted(budget));
        retrier.call(frugal, script(new IOException("a"), new IOException("b"), "done"));
        assertThat(budget.available())
                .as("20 less two retries, and the last one back")
                .isEqualTo(15);
        retrier.call(frugal, () -> "done");
        assertThat(budget.available()).isEqualTo(16);
    }

    @Test
    void everyRuleCountsItsOwnStepsAndWalksItsOwnWaits() {
        RetryRule files = new RetryRule(
                () -> new RetryProfile("files", new Backoff(3, Duration.ofMillis(1), 2, 0)),
                FileNotFoundException.class::isInstance);
        RetryRule others = new RetryRule(
                () -> new RetryProfile("others", new Backoff(2, Duration.ofMillis(100), 2, 0)),
                IOException.class::isInstance);
        Action<String, Exception> action = script(
                new FileNotFoundException("1"),
                new IOException("2"),
                new FileNotFoundException("3"),
                new IOException("4"),
                "never");
        RetrySpec both = new RetrySpec(OPERATION, List.of(files, others), RetryGuard.NONE, listener);
        assertThatThrownBy(() -> retrier.call(both, action)).hasMessage("4");
        assertThat(clock.waits).containsExactly(Duration.ofMillis(1), Duration.ofMillis(100), Duration.ofMillis(2));
        assertThat(listener.events).last().isEqualTo("end 4 exhausted 4");
    }

    @Test
    void aPredicateThatThrowsIsHeardAndTheFailureIsNotLost() {
        Exception failure = new IOException("a");
        RuntimeException broken = new IllegalStateException("broken predicate");
        RetrySpec spec = spec(rule(ignored -> {
            throw broken;
        }));
        assertThat(catchThrowable(() -> retrier.call(spec, script(failure)))).isSameAs(broken);
        assertThat(broken.getSuppressed()).containsExactly(failure);
        assertThat(listener.events).containsExactly("failure 1 a", "end 1 not_retriable broken predicate");
    }

    @Test
    void aPredicateMayThrowTheFailureItself() {
        RuntimeException failure = new IllegalStateException("a");
        RetrySpec spec = spec(rule(ignored -> {
            throw failure;
        }));
        assertThat(catchThrowable(() -> retrier.call(spec, script(failure)))).isSameAs(failure);
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void aGuardMayRefuseWhatARuleMatched() {
        Exception failure = new IOException("a");
        RetryGuard guard = RetryGuard.firstOf(List.of(RetryGuard.NONE, ignored -> Optional.of(Outcome.IN_TRANSACTION)));
        RetrySpec spec = new RetrySpec(OPERATION, List.of(rule(any -> true)), guard, listener);
        assertThat(catchThrowable(() -> retrier.call(spec, script(failure)))).isSameAs(failure);
        assertThat(listener.events).containsExactly("failure 1 a", "end 1 in_transaction a");
    }

    @Test
    void aGuardIsNotAskedAboutWhatNoRuleMatches() {
        RetrySpec spec = new RetrySpec(
                OPERATION,
                List.of(rule(any -> false)),
                failure -> {
                    throw new AssertionError("asked");
                },
                listener);
        assertThatThrownBy(() -> retrier.call(spec, script(new IOException("a"))))
                .hasMessage("a");
    }

    @Test
    void theFallbackAnswersWhenARuleGaveUp() throws Exception {
        String answer = retrier.call(
                spec(new RetryProfile("p", THREE_STEPS.withSteps(1))),
                script(new IOException("a")),
                (rule, failure) -> "instead of " + failure.getMessage());
        assertThat(answer).isEqualTo("instead of a");
        assertThat(listener.events).last().isEqualTo("end 1 exhausted a");
    }

    @Test
    void theFallbackIsNotForWhatNoRuleMatchesNorForAKillSwitch() {
        Fallback<String, Exception> never = (rule, failure) -> {
            throw new AssertionError("called");
        };
        assertThatThrownBy(() -> retrier.call(spec(rule(any -> false)), script(new IOException("a")), never))
                .hasMessage("a");
        RetrySpec off = new RetrySpec(
                OPERATION, List.of(rule(any -> true)), failure -> Optional.of(Outcome.DISABLED), RetryListener.NONE);
        assertThatThrownBy(() -> retrier.call(off, script(new IOException("b")), never))
                .hasMessage("b");
    }

    @Test
    void aListenerThatThrowsHarmsNoCall() throws Exception {
        RetryListener broken = new RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
                throw new AssertionError("broken listener");
            }
        };
        RetryListenerFactory both =
                RetryListenerFactory.all(List.of((operation, profiles) -> broken, (o, p) -> listener));
        RetrySpec spec = new RetrySpec(
                OPERATION,
                List.of(rule(any -> true)),
                RetryGuard.NONE,
                both.listenerFor(OPERATION, java.util.Set.of("p")));
        assertThat(retrier.call(spec, script(new IOException("a"), "done"))).isEqualTo("done");
        assertThat(listener.events)
                .containsExactly("failure 1 a", "backoff p 1 10ms", "waited p 10ms", "end 2 success_after_retry");
    }

    @Test
    void aListenerThatThrowsAfterASuccessHarmsNothingWhoeverMadeTheSpecification() throws Exception {
        int[] calls = {0};
        RetrySpec spec = new RetrySpec(OPERATION, List.of(rule(any -> true)), RetryGuard.NONE, new RetryListener() {
            @Override
            public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
                throw new IllegalStateException("broken listener");
            }
        });
        Action<String, Exception> secondTime = () -> {
            if (++calls[0] == 1) {
                throw new IOException("first time");
            }
            return "done";
        };
        assertThat(retrier.call(spec, secondTime)).isEqualTo("done");
        assertThat(calls[0]).isEqualTo(2);
    }

    @Test
    void rulesOfOneProfileAreRefundedOnce() {
        RetryBudget budget = new RetryBudget(20, 5);
        budget.tryAcquire();
        RetryProfile shared = budgeted(budget);
        RetryProfile other = budgeted(new RetryBudget(20, 5));
        List<RetryRule> rules = List.of(
                new RetryRule(() -> shared, any -> true),
                new RetryRule(() -> other, any -> true),
                new RetryRule(() -> shared, any -> true));
        retrier.call(new RetrySpec(OPERATION, rules, RetryGuard.NONE, listener), () -> "done");
        assertThat(budget.available()).isEqualTo(16);
    }

    @Test
    void aFallbackIsNoLongerPartOfTheRetry() throws Exception {
        Retrier once = new Retrier(clock, () -> new FixedRandom(0), NestedRetries.ONCE);
        RecordingListener inner = new RecordingListener();
        RetrySpec innerSpec = new RetrySpec(OPERATION, List.of(rule(any -> true)), RetryGuard.NONE, inner);
        String answer = once.call(
                spec(profile),
                script(failures(3)),
                (rule, failure) ->
                        once.call(innerSpec, script(new IOException("a"), new IOException("b"), "recovered")));
        assertThat(answer).isEqualTo("recovered");
        assertThat(inner.events)
                .noneMatch(event -> event.startsWith("nested"))
                .last()
                .isEqualTo("end 3 success_after_retry");
    }

    @Test
    void aRetryInsideARetryIsSeenAndMultiplies() {
        RecordingListener inner = new RecordingListener();
        RetrySpec innerSpec =
                new RetrySpec(new RetryOperation("T", "inner"), List.of(rule(any -> true)), RetryGuard.NONE, inner);
        assertThatThrownBy(() -> retrier.call(spec(profile), () -> retrier.call(innerSpec, script(failures(3)))))
                .isInstanceOf(IOException.class);
        assertThat(inner.events.stream().filter(event -> event.startsWith("failure")))
                .hasSize(9);
        assertThat(inner.events.stream().filter("nested in T.m"::equals))
                .as("the outer call is a retry only from its second attempt on")
                .hasSize(2);
        assertThat(inner.events.stream().filter("multiplied in T.m"::equals))
                .as("two retries of the inner call, in each of two retries of the outer one")
                .hasSize(4);
    }

    @Test
    void aRetryInsideARetryMayBeToldToRunOnce() {
        Retrier once = new Retrier(clock, () -> new FixedRandom(0), NestedRetries.ONCE);
        RecordingListener inner = new RecordingListener();
        RetrySpec innerSpec = new RetrySpec(OPERATION, List.of(rule(any -> true)), RetryGuard.NONE, inner);
        assertThatThrownBy(() -> once.call(spec(profile), () -> once.call(innerSpec, script(failures(3)))))
                .isInstanceOf(IOException.class);
        assertThat(inner.events.stream().filter(event -> event.startsWith("end")))
                .containsExactly("end 3 exhausted 3", "end 1 exhausted 1", "end 1 exhausted 1");
    }

    @Test
    void afterARetryNothingIsLeftOnTheThread() {
        assertThatThrownBy(() -> retrier.call(spec(profile), script(failures(3))))
                .hasMessage("3");
        retrier.call(spec(profile), () -> "done");
        assertThat(listener.events).noneMatch(event -> event.startsWith("nested"));
    }

    @Test
    void anActionThatFailsFourThousandTimesDoesNotGrowTheStack() throws Exception {
        int[] calls = {0};
        RetrySpec patient = spec(new RetryProfile("p", new Backoff(5000, Duration.ZERO, 1, 0)));
        String value = retrier.call(patient, () -> {
            if (calls[0]++ < 4000) {
                throw new IOException("again");
            }
            return "done";
        });
        assertThat(value).isEqualTo("done");
        assertThat(calls[0]).isEqualTo(4001);
    }

    private RetryProfile timed(Duration timeout) {
        return new RetryProfile("p", THREE_STEPS, timeout, Duration.ZERO, FailureFilter.ANY, null);
    }

    private RetryProfile budgeted(RetryBudget budget) {
        return new RetryProfile("p", THREE_STEPS, null, Duration.ZERO, FailureFilter.ANY, budget);
    }

    private RetryRule rule(Predicate<Exception> matcher) {
        return new RetryRule(() -> profile, matcher);
    }

    private RetrySpec spec(RetryRule rule) {
        return new RetrySpec(OPERATION, List.of(rule), RetryGuard.NONE, listener);
    }

    private RetrySpec spec(RetryProfile profile) {
        return spec(new RetryRule(() -> profile, any -> true));
    }

    private static boolean mustNotBeAsked(Exception failure) {
        throw new AssertionError("asked about " + failure);
    }

    private static Object[] failures(int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(number -> new IOException("" + number))
                .toArray();
    }

    /** Throws or returns one of these on each call. */
    private static Action<String, Exception> script(Object... results) {
        Queue<Object> left = new ArrayDeque<>(Arrays.asList(results));
        return () -> {
            Object next = left.remove();
            if (next instanceof Throwable failure) {
                throw Rethrow.<RuntimeException>asIs(failure);
            }
            return (String) next;
        };
    }
}
