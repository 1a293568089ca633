// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.event.RetryEvent;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import io.micrometer.core.instrument.FunctionCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

/** Events and meters, and calls without an annotation. */
class ObservationTests extends SideBySide {

    private final ApplicationContextRunner runner = Resilience4jContext.in(runner())
            .withPropertyValues(
                    "resilience4j.retry.instances.a.retry-exceptions=java.io.UncheckedIOException",
                    "retry.profiles.a.steps=3",
                    "retry.profiles.a.includes=java.io.UncheckedIOException")
            .withBean(Heard.class)
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retry(name = "a")
        public String call() {
            return target.call();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError(backoff = "a")
        public String call() {
            return target.call();
        }
    }

    static class Heard {

        private final List<String> events = new ArrayList<>();

        @EventListener
        void our(RetryEvent.Retrying event) {
            events.add("RETRY " + event.attempt());
        }

        @EventListener
        void our(RetryEvent.Ended event) {
            events.add(event.outcome().name());
        }
    }

    private static UncheckedIOException io() {
        return new UncheckedIOException(new IOException());
    }

    private double theirCount(String kind) {
        FunctionCounter counter = meters.get("resilience4j.retry.calls")
                .tag("name", "a")
                .tag("kind", kind)
                .functionCounter();
        return counter.count();
    }

    @Test
    @Row("events")
    void theirsAreOfAnInstanceAndOursOfTheApplication() {
        runner.run(context -> {
            List<String> heard = context.getBean(Heard.class).events;
            context.getBean(RetryRegistry.class)
                    .retry("a")
                    .getEventPublisher()
                    .onEvent(event -> heard.add(event.getEventType() + " " + event.getNumberOfRetryAttempts()));
            bothFail(1, ObservationTests::io);
            context.getBean(Theirs.class).call();
            assertThat(heard).containsExactly("RETRY 1", "SUCCESS 1");
            heard.clear();
            context.getBean(Ours.class).call();
            assertThat(heard).containsExactly("RETRY 1", "SUCCESS_AFTER_RETRY");
        });
    }

    @Test
    @Row("event of a failure that is not retried")
    void bothTellItApart() {
        runner.run(context -> {
            List<String> heard = context.getBean(Heard.class).events;
            context.getBean(RetryRegistry.class)
                    .retry("a")
                    .getEventPublisher()
                    .onEvent(event -> heard.add(event.getEventType().name()));
            bothFail(ALWAYS, IllegalStateException::new);
            catchThrowable(context.getBean(Theirs.class)::call);
            catchThrowable(context.getBean(Ours.class)::call);
            assertThat(heard).containsExactly("IGNORED_ERROR", "NOT_RETRIABLE");
        });
    }

    @Test
    @Row("meters")
    void theirsCountCallsAndOursAttemptsToo() {
        runner.run(context -> {
            bothFail(2, ObservationTests::io);
            context.getBean(Theirs.class).call();
            context.getBean(Ours.class).call();
            assertThat(theirCount("successful_with_retry")).isEqualTo(1);
            assertThat(count("retry.calls", "outcome", "success_after_retry")).isEqualTo(1);
            assertThat(count("retry.attempts", "outcome", "failure", "exception", "UncheckedIOException"))
                    .isEqualTo(2);
            assertThat(meters.get("resilience4j.retry.calls").functionCounters())
                    .as("by kind alone")
                    .hasSize(4)
                    .allMatch(counter -> counter.getId().getTags().size() == 2);
        });
    }

    @Test
    @Row("without an annotation")
    void bothThrowTheLastFailureItself() {
        runner.run(context -> {
            bothFail(ALWAYS, ObservationTests::io);
            io.github.resilience4j.retry.Retry retry = io.github.resilience4j.retry.Retry.of(
                    "a", RetryConfig.custom().waitDuration(Duration.ZERO).build());
            assertThat(catchThrowable(() -> retry.executeSupplier(theirs::call)))
                    .isSameAs(theirs.lastThrown());
            Retries retries = context.getBean(Retries.class);
            assertThat(catchThrowable(() -> retries.profile("a").call("call", ours::call)))
                    .isSameAs(ours.lastThrown());
            assertThat(theirs.calls()).isEqualTo(3);
            assertThat(ours.calls()).isEqualTo(3);
        });
    }
}
