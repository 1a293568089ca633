// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springretry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SideBySide;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryListener;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Retryable;
import org.springframework.retry.support.MetricsRetryListener;
import org.springframework.retry.support.RetryTemplate;

/** Listeners and meters, and calls without an annotation. */
class ObservationTests extends SideBySide {

    private final List<String> heard = new ArrayList<>();

    private final ApplicationContextRunner runner = runner().withUserConfiguration(Enabled.class)
            .withBean(NoSleep.class)
            .withBean(Theirs.class, () -> new Theirs(theirs))
            .withBean(Ours.class, () -> new Ours(ours));

    @EnableRetry
    static class Enabled {}

    static class Theirs {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Retryable
        String call() {
            return target.call();
        }
    }

    static class Ours {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @RetryOnError
        String call() {
            return target.call();
        }
    }

    private final class TheirListener implements RetryListener {

        @Override
        public <T, E extends Throwable> boolean open(RetryContext context, RetryCallback<T, E> callback) {
            heard.add("open");
            return true;
        }

        @Override
        public <T, E extends Throwable> void onError(
                RetryContext context, RetryCallback<T, E> callback, Throwable failure) {
            heard.add("failed " + context.getRetryCount());
        }

        @Override
        public <T, E extends Throwable> void close(
                RetryContext context, RetryCallback<T, E> callback, @Nullable Throwable failure) {
            heard.add("close");
        }
    }

    private RetryListenerFactory ourListeners() {
        return (operation, profiles) -> new io.github.retrystarter.core.RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                heard.add("failed " + attempt);
            }

            @Override
            public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
                heard.add("end " + outcome.label() + " after " + attempts);
            }
        };
    }

    @Test
    @Row("listener beans")
    void bothHearOfEveryAnnotatedMethod() {
        runner.withBean(RetryListener.class, TheirListener::new)
                .withBean("ourListeners", RetryListenerFactory.class, this::ourListeners)
                .run(context -> {
                    bothFail(1, IOException::new);
                    context.getBean(Theirs.class).call();
                    assertThat(heard).containsExactly("open", "failed 1", "close");
                    heard.clear();
                    context.getBean(Ours.class).call();
                    assertThat(heard).containsExactly("failed 1", "end success_after_retry after 2");
                });
    }

    @Test
    @Row("what a listener throws")
    void theirsIsThrownAtTheCallerAndOursIsLogged() {
        runner.withBean(RetryListener.class, () -> new RetryListener() {
                    @Override
                    public <T, E extends Throwable> void onError(
                            RetryContext context, RetryCallback<T, E> callback, Throwable failure) {
                        throw new UnsupportedOperationException("theirs");
                    }
                })
                .withBean(
                        "ourListeners",
                        RetryListenerFactory.class,
                        () -> (operation, profiles) -> new io.github.retrystarter.core.RetryListener() {
                            @Override
                            public void onFailure(int attempt, Throwable failure) {
                                throw new UnsupportedOperationException("ours");
                            }
                        })
                .run(context -> {
                    bothFail(1, IOException::new);
                    assertThat(catchThrowable(context.getBean(Theirs.class)::call))
                            .hasMessage("theirs");
                    assertThat(context.getBean(Ours.class).call()).isEqualTo("call 2");
                });
    }

    @Test
    @Row("meters")
    void theirsTakeABeanAndAreATimerPerCall() {
        runner.run(context -> {
            bothFail(1, IOException::new);
            context.getBean(Theirs.class).call();
            assertThat(meters.find("spring.retry").timer()).as("without a bean").isNull();
            context.getBean(Ours.class).call();
            assertThat(count("retry.attempts")).isEqualTo(2);
        });
        runner.withBean(MetricsRetryListener.class, () -> new MetricsRetryListener(meters))
                .run(context -> {
                    theirs.fail(1, IOException::new);
                    context.getBean(Theirs.class).call();
                    Timer timer = context.getBean(MeterRegistry.class)
                            .get("spring.retry")
                            .tag("retry.count", "1")
                            .tag("exception", "none")
                            .timer();
                    assertThat(timer.count()).isEqualTo(1);
                    assertThat(timer.getId().getTag("name")).endsWith("Theirs.call");
                });
    }

    @Test
    @Row("without an annotation")
    void bothThrowTheLastFailureItself() {
        runner.run(context -> {
            bothFail(ALWAYS, IllegalStateException::new);
            RetryTemplate template = RetryTemplate.defaultInstance();
            assertThat(catchThrowable(() -> template.execute(now -> theirs.call())))
                    .isSameAs(theirs.lastThrown());
            Retries retries = context.getBean(Retries.class);
            assertThat(catchThrowable(() -> retries.profile("default").call("call", ours::call)))
                    .isSameAs(ours.lastThrown());
            assertThat(theirs.calls()).isEqualTo(3);
            assertThat(ours.calls()).isEqualTo(4);
        });
    }
}
