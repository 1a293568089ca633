// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One exception object may be thrown by everybody, for as long as the application runs: it collects nothing. */
@Timeout(60)
class SharedExceptionTests {

    private static final int CALLS = 1_000_000;

    private static final RetryProfile AT_ONCE = new RetryProfile("p", new Backoff(2, Duration.ZERO, 1, 0));

    private final IllegalStateException shared = new IllegalStateException("shared");
    private final Retrier retrier =
            new Retrier(new SystemRetryClock(), () -> new FixedRandom(0), NestedRetries.MULTIPLY);

    @Test
    void aMillionCallsLeaveNoTraceOnTheFailureTheyShare() {
        RetrySpec spec = spec(any -> true);
        for (int call = 0; call < CALLS; call++) {
            Throwable seen = null;
            try {
                retrier.call(spec, () -> {
                    throw shared;
                });
            } catch (IllegalStateException thrown) {
                seen = thrown;
            }
            if (seen != shared) {
                throw new AssertionError("another failure", seen);
            }
        }
        assertThat(shared.getSuppressed()).isEmpty();
        assertThat(shared.getCause()).isNull();
    }

    @Test
    void aMillionCallsLeaveFewFailuresOnWhatAPredicateThrows() {
        RetrySpec spec = spec(any -> {
            throw shared;
        });
        IOException failure = new IOException("a");
        for (int call = 0; call < CALLS; call++) {
            try {
                retrier.<String, IOException>call(spec, () -> {
                    throw failure;
                });
            } catch (IllegalStateException | IOException thrown) {
                if (thrown != shared) {
                    throw new AssertionError("another failure", thrown);
                }
            }
        }
        assertThat(shared.getSuppressed()).hasSizeBetween(1, 10).containsOnly(failure);
    }

    @ParameterizedTest
    @EnumSource
    void whatACallHasMadeIsNotKept(Way way) {
        AsyncCalls calls = new AsyncCalls();
        RetrySpec broken = calls.spec(AsyncCalls.PROFILE, any -> {
            throw shared;
        });
        for (int call = 0; call < 100; call++) {
            IOException failure = new IOException("a");
            assertThat(way.failureOf(calls, broken, () -> failure)).isSameAs(shared);
        }
        IOException[] last = {new IOException("last")};
        WeakReference<IOException> kept = new WeakReference<>(last[0]);
        assertThat(way.failureOf(calls, broken, () -> last[0])).isSameAs(shared);
        last[0] = new IOException("another");
        for (int time = 0; time < 20 && kept.get() != null; time++) {
            System.gc();
        }
        assertThat(kept.get()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aSharedFailureIsTheCallersEachTime(Way way) {
        AsyncCalls calls = new AsyncCalls();
        for (int call = 0; call < 1_000; call++) {
            assertThat(way.failureOf(calls, calls.spec(AsyncCalls.PROFILE), () -> shared))
                    .isSameAs(shared);
        }
        assertThat(shared.getSuppressed()).isEmpty();
    }

    @Test
    void whatIsSuppressedAlreadyDoesNotKeepTheFailureOut() {
        shared.addSuppressed(new IOException("while closing"));
        IOException failure = new IOException("a");
        RetrySpec spec = spec(any -> {
            throw shared;
        });
        assertThat(catchThrowable(() -> retrier.<String, IOException>call(spec, () -> {
                    throw failure;
                })))
                .hasSuppressedException(failure);
    }

    private static RetrySpec spec(Predicate<Exception> matcher) {
        RetryRule rule = new RetryRule(() -> AT_ONCE, matcher);
        return new RetrySpec(AsyncCalls.OPERATION, List.of(rule), RetryGuard.NONE, RetryListener.NONE);
    }
}
