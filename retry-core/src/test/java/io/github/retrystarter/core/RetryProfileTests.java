// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryProfileTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT0S | PT0S | timeout must be longer than 0: PT0S",
                "PT-1S | PT0S | timeout must not be negative: PT-1S",
                "PT1S | PT-1S | maxRetryAfter must not be negative: PT-1S",
            })
    void whatIsOutOfBoundsIsRejectedByName(Duration timeout, Duration maxRetryAfter, String message) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() ->
                        new RetryProfile("p", Backoff.DEFAULT_RETRY, timeout, maxRetryAfter, FailureFilter.ANY, null))
                .withMessage(message)
                .satisfies(invalid -> assertThat(invalid.setting()).isEqualTo(message.split(" ")[0]));
    }

    @ParameterizedTest
    @CsvSource({"2, ADDITIVE, false", "1, ADDITIVE, true", "2, FULL, true"})
    void aTimeoutShorterThanTheFirstWaitIsRejectedWhereThereIsOneForSure(int steps, JitterMode jitter, boolean fits) {
        Backoff backoff = Backoff.DEFAULT_RETRY
                .withSteps(steps)
                .withJitterMode(jitter)
                .withJitter(1)
                .withDuration(Duration.ofSeconds(2));
        assertThat(accepts(backoff, Duration.ofSeconds(2).minusNanos(1))).isEqualTo(fits);
        assertThat(accepts(backoff, Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void excludesThatLeaveNothingOfTheIncludesAreRejected() {
        FailureFilter nothing = new FailureFilter(List.of(FileNotFoundException.class), List.of(IOException.class));
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new RetryProfile(
                        "p", Backoff.DEFAULT_RETRY, null, RetryProfile.DEFAULT_MAX_RETRY_AFTER, nothing, null))
                .withMessage("excludes must leave something of what is included: [java.io.IOException]");
    }

    private static boolean accepts(Backoff backoff, Duration timeout) {
        try {
            RetryProfile profile = new RetryProfile(
                    "p", backoff, timeout, RetryProfile.DEFAULT_MAX_RETRY_AFTER, FailureFilter.ANY, null);
            return timeout.equals(profile.timeout());
        } catch (InvalidSettingException tooShort) {
            assertThat(tooShort)
                    .hasMessage("timeout must not be shorter than the first wait, which is at least PT2S: " + timeout);
            return false;
        }
    }

    @Test
    void aPlainProfileIsForEveryException() {
        RetryProfile plain = new RetryProfile("p", Backoff.DEFAULT_RETRY);
        assertThat(plain.timeout()).isNull();
        assertThat(plain.budget()).isNull();
        assertThat(plain.failures()).isEqualTo(FailureFilter.ANY);
        assertThat(plain.maxRetryAfter()).isEqualTo(Duration.ofSeconds(30));
    }
}
