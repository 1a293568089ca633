// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryAfter;
import io.github.retrystarter.core.RetryAfterDetector;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Mono;

/** A server's hint, from what fails to how long the call waits. */
class RetryAfterTests {

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withBean(Quotes.class)
            .withPropertyValues("retry.profiles.default.steps=2", "retry.profiles.brief.max-retry-after=2s");

    public static class BusyException extends IOException implements RetryAfter {

        private static final long serialVersionUID = 1L;

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(7));
        }
    }

    public static class Quotes {

        @RetryOnError
        public String blocking() throws IOException {
            throw new BusyException();
        }

        @RetryOnError
        public CompletableFuture<String> future() {
            return CompletableFuture.failedFuture(new BusyException());
        }

        @RetryOnError
        public Mono<String> mono() {
            return Mono.error(new BusyException());
        }

        @RetryOnError(backoff = "brief")
        public String brief() {
            throw new IllegalStateException("wrapped", new BusyException());
        }

        @RetryOnConflict(backoff = "default")
        public String conflict() {
            throw new OptimisticLockingFailureException("stale", new BusyException());
        }

        @RetryOnError
        public String foreign() {
            throw new IllegalArgumentException("3");
        }
    }

    static class ForeignHints implements RetryAfterDetector {

        // it may need what is retried itself
        ForeignHints(Quotes quotes) {
            assertThat(quotes).isNotNull();
        }

        @Override
        public Optional<Duration> retryAfter(Throwable failure) {
            return failure instanceof IllegalArgumentException
                    ? Optional.of(Duration.ofMinutes(Long.parseLong(failure.getMessage())))
                    : Optional.empty();
        }
    }

    @Test
    void everyKindOfMethodWaitsAsTheServerAsks() {
        runner.run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            assertThatThrownBy(quotes::blocking).isInstanceOf(BusyException.class);
            assertThatThrownBy(() -> quotes.future().join()).hasCauseInstanceOf(BusyException.class);
            assertThatThrownBy(() -> quotes.mono().block()).hasCauseInstanceOf(BusyException.class);
            assertThatThrownBy(quotes::conflict).isInstanceOf(OptimisticLockingFailureException.class);
            assertThat(context.getBean(RecordingClock.class).waits).hasSize(4).containsOnly(Duration.ofSeconds(7));
        });
    }

    @Test
    void aProfileBoundsIt() {
        runner.run(context -> {
            assertThatThrownBy(context.getBean(Quotes.class)::brief).hasMessage("wrapped");
            assertThat(context.getBean(RecordingClock.class).waits).containsExactly(Duration.ofSeconds(2));
        });
    }

    @Test
    void aBeanTellsWhatAForeignExceptionDoesNot() {
        runner.withBean(ForeignHints.class)
                .withPropertyValues("retry.profiles.default.max-retry-after=1h")
                .run(context -> {
                    assertThatThrownBy(context.getBean(Quotes.class)::foreign).hasMessage("3");
                    assertThat(context.getBean(RecordingClock.class).waits).containsExactly(Duration.ofMinutes(3));
                });
    }
}
