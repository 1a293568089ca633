// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.aop.Faulty.Kind;
import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.event.RetryEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

/** An application whose own beans fail as they hear of retries: every call ends as it would without them. */
@Timeout(60)
class FaultyBeansTests {

    private static final Kind[] KINDS = Kind.values();

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.retrystarter");

    private final ApplicationContextRunner runner = StarterContext.runnerWithMeters()
            .withBean(Faulty.class)
            .withPropertyValues("retry.profiles.three.steps=3", "retry.profiles.three.jitter=0");

    static class BrokenEventListener {

        @EventListener
        void on(RetryEvent event) {
            throw new AssertionError("broken event listener");
        }
    }

    /** A failure that no log can write down. */
    static class Unspeakable extends Exception {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("message");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("text");
        }
    }

    @BeforeEach
    void writeDownEverything() {
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void writeDownAsUsual() {
        logger.setLevel(null);
    }

    @Test
    void listenersThatFailHarmNoCall() {
        ApplicationContextRunner broken = runner.withBean(BrokenEventListener.class)
                .withBean(RetryListenerFactory.class, () -> (operation, profiles) -> brokenListener());
        assertRetried(broken, () -> new IOException("a"));
    }

    @Test
    void aFailureThatCannotBeWrittenDownIsRetriedLikeAnyOther() {
        assertRetried(runner, Unspeakable::new);
    }

    @Test
    void aFailureThatAllCallsShareCollectsNothing() {
        IOException shared = new IOException("shared");
        logger.setLevel(Level.ERROR);
        runner.withPropertyValues("retry.profiles.three.steps=2").run(context -> {
            Faulty bean = context.getBean(Faulty.class);
            bean.failWith(() -> shared);
            for (int call = 0; call < 1_000; call++) {
                assertThat(KINDS[call % KINDS.length].call(bean)).isSameAs(shared);
            }
            assertThat(shared.getSuppressed()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatADetectorThrowsIsTheCallers(boolean overflows) {
        ConflictDetector broken = failure -> overflows ? overflow() : fail();
        runner.withBean(ConflictDetector.class, () -> broken).run(context -> {
            Faulty bean = context.getBean(Faulty.class);
            bean.failWith(() -> new IOException("a"));
            for (Kind kind : KINDS) {
                assertThat(kind.call(bean))
                        .as("%s", kind)
                        .isInstanceOf(overflows ? StackOverflowError.class : IllegalStateException.class);
            }
            RetryCounts counts = context.getBean(RetryCounts.class);
            assertThat(counts.callsBy("three")).isEqualTo(KINDS.length);
            assertThat(counts.givenUpBy("three")).isEmpty();
        });
    }

    private static void assertRetried(ApplicationContextRunner runner, Supplier<? extends Exception> failures) {
        runner.run(context -> {
            Faulty bean = context.getBean(Faulty.class);
            for (Kind kind : KINDS) {
                AtomicInteger attempts = new AtomicInteger();
                bean.failWith(() -> attempts.incrementAndGet() < 3 ? failures.get() : null);
                assertThat(kind.call(bean)).as("%s", kind).isEqualTo("done");
                Exception failure = failures.get();
                bean.failWith(() -> failure);
                assertThat(kind.call(bean) == failure).as("%s", kind).isTrue();
            }
            long each = KINDS.length;
            RetryCounts counts = context.getBean(RetryCounts.class);
            assertThat(counts.callsBy("three")).isEqualTo(2 * each);
            assertThat(counts.givenUpBy("three")).isEqualTo(Map.of(Outcome.EXHAUSTED, each));
            assertThat(context.getBean(MeterRegistry.class)
                            .get("retry.waiting")
                            .tag("profile", "three")
                            .gauge()
                            .value())
                    .isZero();
        });
    }

    private static boolean fail() {
        throw new IllegalStateException("broken detector");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static boolean overflow() {
        return overflow();
    }

    private static RetryListener brokenListener() {
        return new RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                throw new AssertionError("broken listener");
            }

            @Override
            public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
                fail();
            }

            @Override
            public void onBackoffEnd(RetryProfile profile, Duration waited) {
                fail();
            }

            @Override
            public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
                throw new AssertionError("broken listener");
            }
        };
    }
}
