// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTests {

    private static final Backoff AT_ONCE = new Backoff(3, Duration.ZERO, 1, 0);

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aRetriableFailureIsRetriedUntilTheStepsAreUsedUp() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Retry.onError(AT_ONCE, IOException.class::isInstance, this::fail))
                .withMessage("call 3");
    }

    @Test
    void anotherFailureIsThrownAtOnce() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Retry.onError(AT_ONCE, IllegalStateException.class::isInstance, this::fail))
                .withMessage("call 1");
    }

    @Test
    void theCallerCatchesWhatTheActionThrowsAndNothingElse() {
        String value = Retry.onError(AT_ONCE, any -> true, () -> "no checked exception here");
        assertThat(value).isEqualTo("no checked exception here");
    }

    @Test
    void aConflictIsRetried() throws SQLException {
        String value = Retry.onConflict(AT_ONCE, () -> {
            if (calls.incrementAndGet() < 3) {
                throw new SQLException("serialization failure", "40001");
            }
            return "done";
        });
        assertThat(value).isEqualTo("done");
        assertThat(calls).hasValue(3);
    }

    @Test
    void whatIsNoConflictIsThrownAtOnce() {
        SQLException duplicate = new SQLException("duplicate key", "23505");
        assertThat(catchThrowable(() -> Retry.onConflict(AT_ONCE, () -> {
                    calls.incrementAndGet();
                    throw duplicate;
                })))
                .isSameAs(duplicate);
        assertThat(calls).hasValue(1);
    }

    @Test
    void nothingMayBeMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> Retry.onError(null, any -> true, () -> ""))
                .withMessage("backoff");
        assertThatNullPointerException()
                .isThrownBy(() -> Retry.onError(AT_ONCE, null, () -> ""))
                .withMessage("retriable");
    }

    private String fail() throws IOException {
        throw new IOException("call " + calls.incrementAndGet());
    }
}
