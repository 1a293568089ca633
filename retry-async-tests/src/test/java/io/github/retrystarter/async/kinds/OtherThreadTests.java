// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.retrystarter.core.RetryContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where Kotlin takes a coroutine to another thread, its attempt goes along. */
class OtherThreadTests {

    @AfterAll
    static void close() {
        Cell.closeShared();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDING", "FLOW"})
    void anAttemptIsKnownOnEveryThreadOfItsCoroutine(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            Failure first = new Failure(1);
            Failure second = new Failure(2);
            cell.script().go(Script.Way.LATER);
            cell.script().failWith(first, second);
            assertThat(cell.call("charge")).isEqualTo("done");
            assertThat(cell.script().seen())
                    .extracting(Seen::retry)
                    .extracting(RetryContext::attempt, RetryContext::lastFailure)
                    .containsExactly(tuple(1, null), tuple(2, first), tuple(3, second));
        });
    }
}
