// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.core.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetryRecordingAssertTests {

    private static final RetryRecording RECORDING = new RetryRecording(
            "Stock.reserve()",
            List.of(
                    new Event.Failed(1, new IOException("100 %s")),
                    new Event.Waited("remote", ofMillis(1500)),
                    new Event.Failed(2, new IllegalStateException()),
                    new Event.Waited("remote", ofSeconds(3)),
                    new Event.Ended(Outcome.SUCCESS_AFTER_RETRY, 3),
                    new Event.Failed(1, new IOException()),
                    new Event.Ended(Outcome.NOT_RETRIABLE, 1)),
            List.of());

    private static Arguments fails(Consumer<RetryRecordingAssert> assertion, String message) {
        return Arguments.of(assertion, message);
    }

    static Stream<Arguments> whatDoesNotHold() {
        return Stream.of(
                fails(it -> it.wasCalled(3), "to be called 3 times, retries included, but it was called 4 times."),
                fails(it -> it.wasCalled(5), "to be called 5 times, retries included, but it was called 4 times."),
                fails(it -> it.wasNotCalled(), "to be called 0 times, retries included, but it was called 4 times."),
                fails(it -> it.retried(1), "to be retried once, but it was retried 2 times."),
                fails(it -> it.wasNotRetried(), "not to be retried, but it was retried 2 times."),
                fails(it -> it.waited(), "to wait nothing between attempts, but it waited 1500ms, 3s."),
                fails(
                        it -> it.waited(ofSeconds(3), ofMillis(1500)),
                        "to wait 3s, 1500ms between attempts, but it waited 1500ms, 3s."),
                fails(
                        it -> it.waitedBetween(ofMillis(1501), ofSeconds(3)),
                        "to wait from 1501ms to 3s each time, but it waited 1500ms, 3s."),
                fails(
                        it -> it.waitedBetween(ofMillis(1), ofSeconds(3).minusNanos(1)),
                        "to wait from 1ms to 2999999999ns each time, but it waited 1500ms, 3s."),
                fails(it -> it.waitedInTotal(ofMillis(4501)), "to wait 4501ms in total, but it waited 4500ms."),
                fails(
                        it -> it.waitedInTotalBetween(ofNanos(4000), ofSeconds(4)),
                        "to wait from 4us to 4s in total, but it waited 4500ms."),
                fails(
                        it -> it.succeeded(),
                        "to succeed in every call, but it ended with [SUCCESS_AFTER_RETRY, NOT_RETRIABLE]."),
                fails(
                        it -> it.gaveUp(),
                        "to give up in every call, but it ended with [SUCCESS_AFTER_RETRY, NOT_RETRIABLE]."),
                fails(
                        it -> it.endedWith(Outcome.NOT_RETRIABLE, Outcome.SUCCESS_AFTER_RETRY),
                        "to end with [NOT_RETRIABLE, SUCCESS_AFTER_RETRY], but it ended with [SUCCESS_AFTER_RETRY,"
                                + " NOT_RETRIABLE]."),
                fails(
                        it -> it.failedWith(IOException.class, IOException.class, IOException.class),
                        "to fail with [IOException, IOException, IOException], but it failed with [IOException,"
                                + " IllegalStateException, IOException]."),
                fails(
                        it -> it.failedWith(IOException.class),
                        "to fail with [IOException], but it failed with [IOException, IllegalStateException,"
                                + " IOException]."));
    }

    @ParameterizedTest
    @MethodSource("whatDoesNotHold")
    void whatDoesNotHoldIsToldWithWhatDoes(Consumer<RetryRecordingAssert> assertion, String message) {
        RetryRecordingAssert recording = assertThat(RECORDING);
        assertThatThrownBy(() -> assertion.accept(recording))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expecting Stock.reserve() " + message + "\n" + RECORDING);
    }

    @Test
    void theRecordingReadsAsAStory() {
        assertThat(RECORDING.toString()).isEqualTo("""
                        Recorded of Stock.reserve():
                          attempt 1 failed: java.io.IOException: 100 %s
                          waited 1500ms (profile remote)
                          attempt 2 failed: java.lang.IllegalStateException
                          waited 3s (profile remote)
                          attempt 3 succeeded: SUCCESS_AFTER_RETRY
                          attempt 1 failed: java.io.IOException
                          gave up: NOT_RETRIABLE""");
    }

    @Test
    void allThatHoldsPasses() {
        assertThat(RECORDING)
                .wasCalled(4)
                .retried(2)
                .waited(ofMillis(1500), ofSeconds(3))
                .waitedBetween(ofMillis(1500), ofSeconds(3))
                .waitedInTotal(ofMillis(4500))
                .waitedInTotalBetween(ofMillis(4500), ofMillis(4500))
                .endedWith(Outcome.SUCCESS_AFTER_RETRY, Outcome.NOT_RETRIABLE)
                .failedWith(IOException.class, RuntimeException.class, Exception.class);
    }

    @Test
    void ofACallUnderWayNothingIsSaidThatHasNotHappened() {
        RetryRecording underWay =
                new RetryRecording("Stock.reserve()", List.of(new Event.Failed(1, new IOException())), List.of());
        assertThat(underWay).wasCalled(1).endedWith();
        assertThatThrownBy(() -> assertThat(underWay).succeeded()).hasMessageContaining("but no call has ended.");
        assertThatThrownBy(() -> assertThat(underWay).gaveUp()).hasMessageContaining("but no call has ended.");
        assertThatThrownBy(() -> assertThat(underWay).waitedBetween(ofMillis(0), ofSeconds(1)))
                .hasMessageContaining("but it waited nothing.");
    }

    @Test
    void durationsAreInTheLargestUnitThatIsExact() {
        assertThat(DurationText.of(ofMillis(0), ofNanos(1), ofNanos(2000), ofMillis(10), ofSeconds(90)))
                .isEqualTo("0ms, 1ns, 2us, 10ms, 90s");
    }
}
