// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.actuate.ProfileHealth.Calls;
import io.github.retrystarter.actuate.ProfileHealth.Limits;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileHealthTests {

    private final RecordingClock clock = new RecordingClock();
    private final Map<Outcome, Long> calls = new EnumMap<>(Outcome.class);
    private final ProfileHealth health = new ProfileHealth(
            new RetryProfiles(List.of(new RetryProfile("payments", Backoff.DEFAULT_RETRY))),
            new Counted(),
            clock,
            new Limits(0.5, 10, Duration.ofMinutes(1)));

    private final class Counted implements RetryCounts {

        @Override
        public Map<Outcome, Long> calls(RetryOperation operation) {
            throw new AssertionError("profiles are asked for");
        }

        @Override
        public long callsBy(String profile) {
            return calls.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public Map<Outcome, Long> givenUpBy(String profile) {
            return Map.copyOf(calls);
        }

        @Override
        public long attempts(RetryOperation operation) {
            throw new AssertionError("calls are asked for");
        }
    }

    @Test
    void whereNothingIsCalledNothingFails() {
        assertThat(health.failing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, 0, false", "10, 0, true", "6, 5, true", "5, 5, false", "5, 6, false", "0, 100, false"})
    void aProfileFailsAboveTheShareFromTheMinimumOn(long failed, long succeeded, boolean fails) {
        calls.put(Outcome.EXHAUSTED, failed);
        calls.put(Outcome.SUCCESS, succeeded);
        assertThat(health.failing().containsKey("payments")).isEqualTo(fails);
    }

    @ParameterizedTest
    @EnumSource
    void failedIsWhatARuleMatchedInVain(Outcome outcome) {
        calls.put(outcome, 10L);
        assertThat(health.failing().isEmpty())
                .isEqualTo(
                        switch (outcome) {
                            case EXHAUSTED, TIMEOUT, BUDGET_EXHAUSTED, DISABLED -> false;
                            case SUCCESS, SUCCESS_AFTER_RETRY, NOT_RETRIABLE, INTERRUPTED, IN_TRANSACTION -> true;
                        });
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() throws InterruptedException {
        calls.put(Outcome.EXHAUSTED, 100L);
        assertThat(health.failing()).containsEntry("payments", new Calls(100, 100));
        pass(Duration.ofSeconds(59));
        assertThat(health.failing()).containsEntry("payments", new Calls(100, 100));
        pass(Duration.ofSeconds(2));
        calls.put(Outcome.SUCCESS, 10L);
        assertThat(health.failing()).containsEntry("payments", new Calls(110, 100));
        pass(Duration.ofSeconds(59));
        assertThat(health.failing()).isEmpty();
    }

    @Test
    void someoneWhoLooksAllTheTimeHidesNothing() throws InterruptedException {
        calls.put(Outcome.EXHAUSTED, 100L);
        for (int look = 0; look < 10_000; look++) {
            pass(Duration.ofMillis(5));
            assertThat(health.failing()).hasSize(1);
        }
        pass(Duration.ofSeconds(11));
        assertThat(health.failing()).isEmpty();
    }

    private void pass(Duration time) throws InterruptedException {
        clock.sleep(time);
    }
}
