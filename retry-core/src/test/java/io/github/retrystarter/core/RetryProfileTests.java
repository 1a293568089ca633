package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
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
                .withMessage(message);
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
