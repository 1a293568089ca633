// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.JitterMode;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.docs.CallRecord;
import io.github.retrystarter.docs.RecordingClock;
import io.github.retrystarter.docs.StarterContext;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.util.AopTestUtils;

/** The answers that no other test gives. */
class FaqTests {

    private final ApplicationContextRunner runner = StarterContext.runner().withBean(Service.class);

    public static class Service {

        private int calls;

        @RetryOnError(includes = IOException.class, fallback = "later")
        public String read(Exception failure) throws Exception {
            calls++;
            throw failure;
        }

        String later(Exception failure) {
            return "later";
        }

        @RetryOnError
        public String write() throws IOException {
            calls++;
            throw new IOException("disk is full");
        }

        public String writeTwice() throws IOException {
            return write();
        }

        @RetryOnError
        public String answer() {
            calls++;
            return "503 Service Unavailable";
        }
    }

    private static int callsOf(ApplicationContextRunner runner, Call call) {
        int[] calls = new int[1];
        runner.run(context -> {
            Service proxy = context.getBean(Service.class);
            try {
                call.on(proxy);
            } catch (Exception failure) {
                assertThat(failure).isNotInstanceOf(AssertionError.class);
            }
            calls[0] = ((Service) AopTestUtils.getTargetObject(proxy)).calls;
        });
        return calls[0];
    }

    interface Call {

        void on(Service service) throws Exception;
    }

    @Test
    void stepsCountTheFirstCall() {
        assertThat(callsOf(runner.withPropertyValues("retry.profiles.default.steps=3"), Service::write))
                .isEqualTo(3);
        assertThat(callsOf(runner.withPropertyValues("retry.profiles.default.steps=1"), Service::write))
                .isEqualTo(1);
    }

    @Test
    void anObjectThatCallsItselfIsNotRetried() {
        assertThat(callsOf(runner, Service::writeTwice)).isEqualTo(1);
    }

    @Test
    void aResultIsNoFailure() {
        assertThat(callsOf(runner, Service::answer)).isEqualTo(1);
    }

    @Test
    void aWrappedExceptionMatchesAndAnotherOneDoesNot() {
        assertThat(callsOf(runner, service -> service.read(new UncheckedIOException(new IOException()))))
                .isEqualTo(4);
        assertThat(callsOf(runner, service -> service.read(new IllegalStateException("closed"))))
                .isEqualTo(1);
    }

    @Test
    void noFallbackAnswersForWhatNoRuleMatchesNorWhileRetriesAreSwitchedOff() {
        runner.run(context -> {
            Service service = context.getBean(Service.class);
            assertThat(service.read(new IOException())).isEqualTo("later");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> service.read(new IllegalStateException("closed")));
        });
        runner.withPropertyValues("retry.enabled=false")
                .run(context -> assertThatIOException()
                        .isThrownBy(() -> context.getBean(Service.class).read(new IOException())));
    }

    @Test
    void jitterComesOnTopOfTheCapUnlessItIsFull() {
        Backoff capped = new Backoff(3, Duration.ofSeconds(4), 2, 0.5).withCap(Duration.ofSeconds(4));
        RandomGenerator most = () -> -1;

        assertThat(Duration.ofNanos(capped.delayNanos(most).nextLong()))
                .isBetween(Duration.ofMillis(5_999), Duration.ofSeconds(6));
        assertThat(Duration.ofNanos(
                        capped.withJitterMode(JitterMode.FULL).delayNanos(most).nextLong()))
                .isBetween(Duration.ofMillis(3_999), Duration.ofSeconds(4));
    }

    @Test
    void noWaitIsBegunThatWouldPassTheTimeoutAndNoAttemptIsCut() {
        StarterContext.runner()
                .withPropertyValues(
                        "retry.profiles.slow.steps=9",
                        "retry.profiles.slow.duration=1s",
                        "retry.profiles.slow.factor=1",
                        "retry.profiles.slow.jitter=0",
                        "retry.profiles.slow.timeout=5s")
                .run(context -> {
                    RecordingClock clock = context.getBean(RecordingClock.class);
                    assertThatIOException()
                            .isThrownBy(() -> context.getBean(Retries.class)
                                    .profile("slow")
                                    .call("ask", () -> {
                                        clock.advance(Duration.ofSeconds(3));
                                        throw new IOException("slow");
                                    }));
                    assertThat(Duration.ofNanos(clock.nanoTime())).isEqualTo(Duration.ofSeconds(7));
                });
    }

    @Test
    void aMethodWithOneRuleHasThirteenSeries() {
        StarterContext.runner()
                .withBean(Reports.class, () -> new Reports(id -> Optional.of(id)))
                .withPropertyValues("retry.profiles.patient.steps=3")
                .run(context -> assertThat(context.getBean(MeterRegistry.class).getMeters().stream()
                                .map(Meter::getId)
                                .filter(id -> "report".equals(id.getTag("method")))
                                .collect(Collectors.groupingBy(Meter.Id::getName, Collectors.counting())))
                        .isEqualTo(Map.of(
                                "retry.calls", 9L, "retry.attempts", 2L, "retry.nested", 1L, "retry.backoff", 1L)));
    }

    @Test
    void aResultIsRetriedAsAnException() {
        Queue<Optional<String>> answers =
                new ArrayDeque<>(List.of(Optional.empty(), Optional.empty(), Optional.of("report")));
        StarterContext.runner()
                .withBean(Reports.class, () -> new Reports(id -> answers.remove()))
                .withPropertyValues("retry.profiles.patient.steps=3")
                .run(context -> {
                    CallRecord record = new CallRecord(context, "report");
                    assertThat(context.getBean(Reports.class).report("1")).isEqualTo("report");
                    assertThat(record.outcomes()).isEqualTo(Map.of("success_after_retry", 1));
                });
    }
}
