// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springframework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.event.RetryEvent;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import io.micrometer.core.instrument.Meter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.retry.MethodRetryEvent;

/** Events and meters, and calls without an annotation. */
class ObservationTests extends SideBySide {

    private static final RetryPolicy NO_DELAY =
            RetryPolicy.builder().delay(Duration.ZERO).build();

    private final ApplicationContextRunner runner = runner().withUserConfiguration(Resilient.class)
            .withBean(Heard.class)
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    @EnableResilientMethods
    static class Resilient {}

    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @org.springframework.resilience.annotation.Retryable(delay = 0, includes = IOException.class)
        String call() {
            return target.call();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError(includes = IOException.class)
        String call() {
            return target.call();
        }
    }

    /** What listeners hear. */
    static class Heard implements RetryListener {

        private final List<String> events = new ArrayList<>();

        @EventListener
        void their(MethodRetryEvent event) {
            events.add((event.isRetryAborted() ? "aborted " : "failed ")
                    + event.getFailure().getClass().getSimpleName());
        }

        @EventListener
        void our(RetryEvent.Retrying event) {
            events.add("retrying after " + event.attempt());
        }

        @EventListener
        void our(RetryEvent.Ended event) {
            events.add(event.outcome() + " after " + event.attempts());
        }

        @Override
        public void onRetryableExecution(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
            events.add("listener");
        }
    }

    @FunctionalInterface
    private interface Comparison {

        void of(Theirs their, Ours our, List<String> heard);
    }

    private void compare(Comparison comparison) {
        runner.run(context -> comparison.of(
                context.getBean(Theirs.class), context.getBean(Ours.class), context.getBean(Heard.class).events));
    }

    @Test
    @Row("events")
    void theirsTellFailuresAndOursRetriesAndEnds() {
        compare((their, our, heard) -> {
            bothFail(1, IOException::new);
            their.call();
            assertThat(heard).containsExactly("failed IOException");
            heard.clear();
            our.call();
            assertThat(heard).containsExactly("retrying after 1", Outcome.SUCCESS_AFTER_RETRY + " after 2");
        });
    }

    @Test
    @Row("event of a failure that is not retried")
    void theirsReadsLikeAnExhaustedOne() {
        compare((their, our, heard) -> {
            bothFail(ALWAYS, IllegalStateException::new);
            catchThrowable(their::call);
            assertThat(heard).containsExactly("failed IllegalStateException", "aborted RetryException");
            heard.clear();
            catchThrowable(our::call);
            assertThat(heard).containsExactly(Outcome.NOT_RETRIABLE + " after 1");
        });
    }

    @Test
    @Row("listener beans")
    void aRetryListenerBeanHearsNothingOfTheirAnnotation() {
        compare((their, our, heard) -> {
            theirs.fail(1, IOException::new);
            their.call();
            assertThat(heard).doesNotContain("listener");
        });
    }

    @Test
    @Row("meters")
    void thereAreNoneOfTheirs() {
        compare((their, our, heard) -> {
            bothFail(2, IOException::new);
            their.call();
            our.call();
            assertThat(meters.getMeters())
                    .extracting(Meter::getId)
                    .allMatch(id -> !Theirs.class.getName().equals(id.getTag("class")));
            assertThat(count("retry.attempts", "class", Ours.class.getName())).isEqualTo(3);
            assertThat(count("retry.calls", "outcome", "success_after_retry")).isEqualTo(1);
        });
    }

    @Test
    @Row("without an annotation")
    void theirExecuteWrapsAndTheirInvokeAndOursDoNot() {
        runner.run(context -> {
            bothFail(ALWAYS, IllegalStateException::new);
            RetryTemplate template = new RetryTemplate(NO_DELAY);
            Throwable executed = catchThrowable(() -> template.execute(theirs::call));
            assertThat(executed).isInstanceOf(RetryException.class).hasCause(theirs.lastThrown());
            assertThat(executed.getSuppressed()).as("the earlier ones").hasSize(3);
            assertThat(catchThrowable(() -> template.invoke(theirs::call))).isSameAs(theirs.lastThrown());
            Retries retries = context.getBean(Retries.class);
            assertThat(catchThrowable(() -> retries.profile("default").call("call", ours::call)))
                    .isSameAs(ours.lastThrown());
            assertThat(theirs.calls()).isEqualTo(8);
            assertThat(ours.calls()).isEqualTo(4);
        });
    }

    @Test
    @Row("without an annotation, a checked exception")
    void theirInvokeTakesNoneAndOurCallThrowsItAsItIs() {
        runner.run(context -> {
            bothFail(ALWAYS, IOException::new);
            RetryTemplate template = new RetryTemplate(NO_DELAY);
            Throwable invoked = catchThrowable(() -> template.invoke(theirs::call));
            assertThat(invoked)
                    .isInstanceOf(java.lang.reflect.UndeclaredThrowableException.class)
                    .hasCause(theirs.lastThrown());
            assertThat(catchThrowable(() ->
                            context.getBean(Retries.class).profile("default").call("call", ours::call)))
                    .isSameAs(ours.lastThrown());
        });
    }
}
