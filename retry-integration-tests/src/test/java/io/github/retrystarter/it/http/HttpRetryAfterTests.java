// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.NestedRetries;
import io.github.retrystarter.core.Retrier;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryGuard;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.RetrySpec;
import io.github.retrystarter.core.ServerHint;
import io.github.retrystarter.core.ServerHints;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server that has too much to do says about another attempt, through every client. */
class HttpRetryAfterTests {

    private static final DateTimeFormatter FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Of no account, as the server tells its own time. */
    private static final InstantSource WRONG_CLOCK = () -> Instant.EPOCH;

    private static BusyServer server;

    @BeforeAll
    static void start() throws IOException {
        server = BusyServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void secondsAreRead(Client client) {
        assertThat(hintOf(client, 429, "7")).isEqualTo(new ServerHint(true, Duration.ofSeconds(7)));
        assertThat(hintOf(client, 503, "120")).isEqualTo(new ServerHint(true, Duration.ofMinutes(2)));
        assertThat(hintOf(client, 503, "0")).isEqualTo(ServerHint.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void datesAreReadByTheClockOfTheServer(Client client) {
        Instant date = Instant.now().plus(Duration.ofHours(1));

        ServerHint hint = hintOf(client, 503, FIXDATE.format(date));

        assertThat(hint.delay()).isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
        assertThat(hintOf(client, 429, "Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(ServerHint.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadIsNoHint(Client client) {
        for (String value : List.of("", "-1", "1.5", "soon", "99999999999999999999")) {
            assertThat(hintOf(client, 429, value)).as(value).isEqualTo(ServerHint.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatIsRetriedWaitsAsTheServerAsks(Client client) {
        server.answerWith(503, "7");
        List<Duration> waits = new ArrayList<>();
        RetryProfile profile = new RetryProfile("busy", new Backoff(3, Duration.ofSeconds(5), 2, 0));
        RetrySpec spec = new RetrySpec(
                new RetryOperation("Documents", "read"),
                List.of(RetryRule.onError(() -> profile, FailureFilter.ANY)),
                RetryGuard.NONE,
                RetryListener.NONE);
        Retrier retrier = new Retrier(recording(waits), ThreadLocalRandom::current, NestedRetries.MULTIPLY);
        Documents documents = client.at(server.url());

        Throwable refused = catchThrowable(() -> retrier.call(spec, documents::read));

        assertThat(client.statusOf(refused)).isEqualTo(503);
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(10));
    }

    private static RetryClock recording(List<Duration> waits) {
        return new RetryClock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public boolean sleep(Duration duration) {
                return waits.add(duration);
            }
        };
    }

    private static ServerHint hintOf(Client client, int status, String retryAfter) {
        server.answerWith(status, retryAfter);
        Throwable refused = catchThrowable(() -> client.at(server.url()).read());
        assertThat(client.statusOf(refused)).isEqualTo(status);
        return ServerHints.with(List.of(), WRONG_CLOCK).in(refused);
    }
}
