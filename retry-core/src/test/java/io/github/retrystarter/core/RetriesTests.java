// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTests {

    private static final Backoff TWICE = new Backoff(2, Duration.ofMillis(5), 1, 0);

    private final RecordingListener listener = new RecordingListener();
    private final List<String> operations = new ArrayList<>();
    private final Retries retries = new Retries(
            new RetryProfiles(List.of(
                    new RetryProfile("payments", TWICE),
                    new RetryProfile(
                            "files",
                            TWICE,
                            null,
                            Duration.ZERO,
                            new FailureFilter(List.of(IOException.class), List.of()),
                            null))),
            failure -> failure instanceof IllegalStateException,
            new Retrier(new ManualClock(), () -> new FixedRandom(0), NestedRetries.MULTIPLY),
            RetryGuard.NONE,
            (operation, profiles) -> {
                operations.add(operation + " " + profiles);
                return listener;
            });
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aProfileRetriesByItsName() {
        assertThatThrownBy(() -> retries.profile("payments").call("charge", this::fail))
                .hasMessage("call 2");
        assertThat(listener.events).contains("backoff payments 1 5ms", "end 2 exhausted call 2");
    }

    @Test
    void aProfilesIncludesDecideWhatIsRetried() {
        assertThatThrownBy(() -> retries.profile("files").call("read", this::fail))
                .hasMessage("call 1");
        assertThat(listener.events).last().isEqualTo("end 1 not_retriable call 1");
    }

    @Test
    void conflictsAreRetriedAndNothingElse() {
        assertThatThrownBy(() -> retries.profile("files").callOnConflict("rename", this::fail))
                .hasMessage("call 2");
        assertThatThrownBy(() -> retries.profile("files").callOnConflict("rename", () -> {
                    throw new IOException("call once");
                }))
                .hasMessage("call once");
        assertThat(listener.events).last().isEqualTo("end 1 not_retriable call once");
    }

    @Test
    void anOperationsListenerIsMadeOnce() {
        retries.profile("payments").call("charge", () -> "");
        retries.profile("payments").call("charge", () -> "");
        retries.profile("payments").call("refund", () -> "");
        assertThat(operations)
                .containsExactly(
                        "io.github.retrystarter.core.Retries.charge [payments]",
                        "io.github.retrystarter.core.Retries.refund [payments]");
    }

    @ParameterizedTest
    @CsvSource({
        "paymets, ' Did you mean ''payments''?'",
        "PAYMENT, ' Did you mean ''payments''?'",
        "fils, ' Did you mean ''files''?'",
        "remote, ''",
        "'', ''",
    })
    void anUnknownProfileIsNamedWithThoseThereAre(String name, String hint) {
        assertThatExceptionOfType(UnknownProfileException.class)
                .isThrownBy(() -> retries.profile(name))
                .withMessage("No retry profile is named '" + name + "'." + hint + " The profiles are: payments, files");
    }

    private String fail() {
        throw new IllegalStateException("call " + calls.incrementAndGet());
    }
}
