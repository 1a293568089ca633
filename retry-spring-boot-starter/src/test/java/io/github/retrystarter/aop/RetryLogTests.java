// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class RetryLogTests {

    private final Logger logger = (Logger) LoggerFactory.getLogger(RetryLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final RetryListener listener = listenerOf(new RetryLog());
    private final IOException failure = new IOException("down");

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void forget() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void aRetryIsADebugLine() {
        RetryProfile profile = new RetryProfile("payments", Backoff.DEFAULT_RETRY);
        logger.setLevel(Level.INFO);
        listener.onBackoff(profile, 1, failure, Duration.ofMillis(10));
        assertThat(lines.list).isEmpty();
        logger.setLevel(Level.DEBUG);
        listener.onBackoff(profile, 1, failure, Duration.ofMillis(10));
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .isEqualTo("com.acme.Stock.reserve failed in attempt 1 and is tried again in PT0.01S"
                                + " (profile payments): java.io.IOException: down"));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXHAUSTED", "TIMEOUT", "BUDGET_EXHAUSTED", "INTERRUPTED"})
    void givingUpIsAWarningWithoutStackTrace(Outcome outcome) {
        listener.onEnd(outcome, 5, failure);
        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage())
                    .isEqualTo("com.acme.Stock.reserve gave up after attempt 5 (" + outcome.label()
                            + "): java.io.IOException: down");
        });
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXHAUSTED", "TIMEOUT", "BUDGET_EXHAUSTED", "INTERRUPTED"})
    void anyOtherEndIsNotWorthALine(Outcome outcome) {
        listener.onEnd(outcome, 1, failure);
        assertThat(lines.list).isEmpty();
    }

    @Test
    void retriesThatMultiplyAreAWarningOncePerPair() {
        RetryOperation order = new RetryOperation("com.acme.Orders", "place");
        RetryLog log = new RetryLog();
        listenerOf(log).onMultiplied(order);
        listenerOf(log).onMultiplied(order);
        listenerOf(log).onMultiplied(new RetryOperation("com.acme.Orders", "change"));
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "com.acme.Stock.reserve is retried inside a retry of com.acme.Orders.place, so that their attempts"
                                + " multiply: 5 and 5 are up to 25. Retry in one of the two places only, or set"
                                + " retry.nested=once. (Said once per pair.)",
                        "com.acme.Stock.reserve is retried inside a retry of com.acme.Orders.change, so that their attempts"
                                + " multiply: 5 and 5 are up to 25. Retry in one of the two places only, or set"
                                + " retry.nested=once. (Said once per pair.)");
    }

    @Test
    void aCallInsideARetryIsNotWorthALineIfItIsNotRetriedItself() {
        listener.onNested(new RetryOperation("com.acme.Orders", "place"));
        assertThat(lines.list).isEmpty();
    }

    @Test
    void whoDoesNotWantWarningsGetsNone() {
        logger.setLevel(Level.ERROR);
        listener.onEnd(Outcome.EXHAUSTED, 5, failure);
        assertThat(lines.list).isEmpty();
    }

    private static RetryListener listenerOf(RetryLog log) {
        return log.listenerFor(new RetryOperation("com.acme.Stock", "reserve"), Set.of("payments"));
    }
}
