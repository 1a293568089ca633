// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception may be as strange as it likes: it is judged and retried like any other, and the caller gets the last one. */
@Timeout(20)
class HostileExceptionTests {

    private final CountingListener counts = new CountingListener();
    private final AsyncCalls calls = new AsyncCalls();

    static Stream<Arguments> hostiles() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(Hostile.values()).map(hostile -> Arguments.of(way, hostile)));
    }

    @ParameterizedTest
    @MethodSource("hostiles")
    void itIsRetriedAndTheLastOneIsTheCallers(Way way, Hostile hostile) {
        List<Exception> thrown = new ArrayList<>();
        Throwable seen = way.failureOf(calls, spec(Exception.class), () -> next(thrown, hostile));
        assertThat(thrown).hasSize(3);
        assertThat(seen).isSameAs(thrown.get(2));
        assertThat(seen.getSuppressed()).isEmpty();
        counts.assertBalanced();
    }

    @ParameterizedTest
    @MethodSource("hostiles")
    void whatIsNotIncludedIsTheCallersAtOnce(Way way, Hostile hostile) {
        List<Exception> thrown = new ArrayList<>();
        Throwable seen = way.failureOf(calls, spec(FileNotFoundException.class), () -> next(thrown, hostile));
        assertThat(thrown).hasSize(1);
        assertThat(seen).isSameAs(thrown.get(0));
        counts.assertBalanced();
    }

    @ParameterizedTest
    @EnumSource
    void itIsNoConflict(Hostile hostile) {
        assertThat(Conflicts.isConflict(hostile.make())).isFalse();
        assertThat(Conflicts.with(List.of(any -> false)).isConflict(hostile.make()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFarBehindItIsOfNoAccount(Hostile hostile) {
        assertThat(CauseChain.of(hostile.make())).hasSizeBetween(1, CauseChain.LIMIT);
        assertThat(CauseChain.causesOf(hostile.make()).size()).isBetween(1, CauseChain.LIMIT);
    }

    @Test
    void anExecutorThatRefusesWithOneHangsNobody() {
        calls.executor.refusal = Hostile.TEXTS_THROW.make();
        IOException failure = new IOException("a");
        assertThat(Way.FAILED_FUTURE.failureOf(calls, spec(Exception.class), () -> failure))
                .isSameAs(failure);
        counts.assertBalanced();
    }

    private static Exception next(List<Exception> thrown, Hostile hostile) {
        Exception next = hostile.make();
        thrown.add(next);
        return next;
    }

    /** A rule for conflicts, and one for these, both of which walk the causes. */
    private RetrySpec spec(Class<? extends Exception> included) {
        FailureFilter filter = new FailureFilter(List.of(included), List.of(InterruptedException.class));
        List<RetryRule> rules = List.of(
                RetryRule.onConflict(() -> AsyncCalls.PROFILE, Conflicts::isConflict),
                RetryRule.onError(() -> AsyncCalls.PROFILE, filter));
        return new RetrySpec(AsyncCalls.OPERATION, rules, RetryGuard.NONE, counts);
    }
}
