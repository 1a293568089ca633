// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a call asks on its way may fail: the caller gets that, and the failure of its attempt with it. */
@Timeout(20)
class FaultyRuleTests {

    private static final RetryRule ANY = new RetryRule(() -> AsyncCalls.PROFILE, any -> true);

    private final IOException failure = new IOException("a");
    private final CountingListener counts = new CountingListener();
    private final AsyncCalls calls = new AsyncCalls();

    static Stream<Arguments> faults() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of(Fault.values()).map(fault -> Arguments.of(way, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatAPredicateThrowsIsTheCallersWithTheFailure(Way way, Fault fault) {
        assertBroken(way, fault, new RetryRule(() -> AsyncCalls.PROFILE, any -> strike(fault)), RetryGuard.NONE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatADetectorThrowsIsTheCallersWithTheFailure(Way way, Fault fault) {
        ConflictDetector detector = Conflicts.with(List.of(any -> strike(fault)));
        assertBroken(way, fault, RetryRule.onConflict(() -> AsyncCalls.PROFILE, detector), RetryGuard.NONE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatAGuardThrowsIsTheCallersWithTheFailure(Way way, Fault fault) {
        assertBroken(way, fault, ANY, any -> {
            fault.strike();
            throw new AssertionError("no fault");
        });
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whereNoProfileIsToBeHadTheCallerIsTold(Way way, Fault fault) {
        RetryRule unsettled = RetryRule.onError(
                () -> {
                    fault.strike();
                    return AsyncCalls.PROFILE;
                },
                FailureFilter.ANY);
        RetrySpec spec = spec(unsettled, RetryGuard.NONE);
        if (way == Way.BLOCKING) {
            RetryCall call = calls.retrier().begin(spec, null);
            assertThat(call.failed(failure)).isInstanceOf(Decision.GiveUp.class);
            counts.assertBalanced();
        }
        assertThat(way.failureOf(calls, spec, () -> failure)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("NullAway") // as whoever does not check for null may do
    void aGuardThatGivesNullIsAFailureLikeAnyOther(Way way) {
        Throwable seen = way.failureOf(calls, spec(ANY, any -> null), () -> failure);
        assertThat(seen).isInstanceOf(NullPointerException.class).hasSuppressedException(failure);
        counts.assertBalanced();
    }

    @ParameterizedTest
    @EnumSource
    void whatAFallbackThrowsIsTheCallersAsItIs(Fault fault) {
        RetryRule single = new RetryRule(() -> AsyncCalls.ONE_STEP, any -> true);
        Throwable seen = catchThrowable(() -> calls.retrier()
                .<String, Exception>call(
                        spec(single, RetryGuard.NONE),
                        () -> {
                            throw failure;
                        },
                        (rule, last) -> {
                            fault.strike();
                            return "no fault";
                        }));
        assertThat(seen).isNotNull().isNotSameAs(failure).hasNoSuppressedExceptions();
        counts.assertBalanced();
    }

    @Test
    void aFallbackThatIsNotSureWhetherItAnswersDoesNotHangTheCaller() {
        RetryRule single = new RetryRule(() -> AsyncCalls.ONE_STEP, any -> true);
        CompletableFuture<String> result = calls.call(
                spec(single, RetryGuard.NONE),
                () -> CompletableFuture.failedFuture(failure),
                new Fallback<CompletableFuture<String>, RuntimeException>() {
                    @Override
                    public CompletableFuture<String> recover(RetryRule rule, Exception last) {
                        return CompletableFuture.completedFuture("answer");
                    }

                    @Override
                    public boolean answers(RetryRule rule) {
                        throw new IllegalStateException("not sure");
                    }
                });
        assertThat(result).isCompletedExceptionally();
        counts.assertBalanced();
    }

    private void assertBroken(Way way, Fault fault, RetryRule rule, RetryGuard guard) {
        Throwable seen = way.failureOf(calls, spec(rule, guard), () -> failure);
        assertThat(seen).isNotSameAs(failure);
        if (fault != Fault.STACK_OVERFLOW) {
            // the machine's own error takes none
            assertThat(seen.getSuppressed()).containsExactly(failure);
        }
        assertThat(counts.failures).hasValue(1);
        counts.assertBalanced();
    }

    private RetrySpec spec(RetryRule rule, RetryGuard guard) {
        return new RetrySpec(AsyncCalls.OPERATION, List.of(rule), guard, counts);
    }

    private static boolean strike(Fault fault) {
        fault.strike();
        return true;
    }
}
