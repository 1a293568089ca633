// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpServerErrorException;

/** Whose word counts. */
class ServerHintsTests {

    private static final ServerHint SEVEN = hint(7);

    /** An exception of a user's. */
    @SuppressWarnings("serial")
    private static final class Busy extends Exception implements RetryAfter {

        private final transient @Nullable Optional<Duration> told;

        Busy(@Nullable Optional<Duration> told, @Nullable Throwable cause) {
            super("busy", cause);
            this.told = told;
        }

        static Busy seconds(long seconds, @Nullable Throwable cause) {
            return new Busy(Optional.of(Duration.ofSeconds(seconds)), cause);
        }

        @Override
        public Optional<Duration> retryAfter() {
            if (told == null) {
                throw new IllegalStateException("broken");
            }
            return told;
        }
    }

    private final ServerHints known = with();

    @Test
    void failureWithoutAHintGivesNone() {
        assertThat(known.in(new Exception("no hint", new SQLException("nor here"))))
                .isSameAs(ServerHint.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "9223372036", "9223372037"})
    void ownExceptionsSayHowLong(long seconds) {
        assertThat(known.in(Busy.seconds(seconds, null))).isEqualTo(hint(seconds));
        assertThat(known.in(new Exception(new SQLException(Busy.seconds(seconds, null)))))
                .isEqualTo(hint(seconds));
    }

    @Test
    void outermostHintCounts() {
        assertThat(known.in(new Exception(Busy.seconds(7, Busy.seconds(9, null)))))
                .isEqualTo(SEVEN);
        assertThat(known.in(Busy.seconds(7, rest("9")))).isEqualTo(SEVEN);
        assertThat(known.in(rest("7", Busy.seconds(9, null)))).isEqualTo(SEVEN);
    }

    @Test
    void nothingToWaitForIsAHintToo() {
        assertThat(known.in(Busy.seconds(0, rest("9")))).isEqualTo(ServerHint.NONE);
        assertThat(known.in(rest("0", Busy.seconds(9, null)))).isEqualTo(ServerHint.NONE);
    }

    @Test
    void whatSaysNothingLeavesItToWhatIsBehindIt() {
        assertThat(known.in(new Busy(Optional.empty(), rest("7")))).isEqualTo(SEVEN);
        assertThat(known.in(Busy.seconds(-1, rest("7")))).isEqualTo(SEVEN);
        assertThat(known.in(new Busy(null, rest("7")))).isEqualTo(SEVEN);
        assertThat(known.in(rest("soon", Busy.seconds(7, null)))).isEqualTo(SEVEN);
    }

    @Test
    void nextExceptionsCountAndSuppressedOnesDoNot() {
        SQLException batch = new SQLException("batch");
        batch.setNextException(new SQLException(Busy.seconds(7, null)));
        Exception suppressing = new Exception("suppressing");
        suppressing.addSuppressed(Busy.seconds(7, null));

        assertThat(known.in(batch)).isEqualTo(SEVEN);
        assertThat(known.in(suppressing)).isEqualTo(ServerHint.NONE);
    }

    @Test
    void detectorsAreAskedInOrderOutermostFirst() {
        Exception root = new Exception("root");
        List<String> asked = new ArrayList<>();

        with(recording("a", asked), recording("b", asked)).in(new Exception("outer", root));

        assertThat(asked).containsExactly("a outer", "b outer", "a root", "b root");
    }

    @Test
    void detectorGoesBeforeTheExceptionAndWhatIsKnown() {
        ServerHints hints = with(failure -> Optional.of(Duration.ofSeconds(7)));

        assertThat(hints.in(Busy.seconds(9, null))).isEqualTo(SEVEN);
        assertThat(hints.in(rest("9"))).isEqualTo(SEVEN);
        assertThat(with(failure -> Optional.of(Duration.ZERO)).in(rest("9"))).isEqualTo(ServerHint.NONE);
    }

    @Test
    void firstDetectorWithAHintCounts() {
        ServerHints hints = with(
                failure -> Optional.empty(),
                failure -> Optional.of(Duration.ofSeconds(-1)),
                failure -> Optional.of(Duration.ofSeconds(7)),
                failure -> Optional.of(Duration.ofSeconds(9)));

        assertThat(hints.in(new Exception("failure"))).isEqualTo(SEVEN);
    }

    @Test
    void detectorOfWhatIsBehindDoesNotOutrankWhatIsFurtherOut() {
        ServerHints hints = with(failure ->
                failure instanceof IllegalStateException ? Optional.of(Duration.ofSeconds(9)) : Optional.empty());

        assertThat(hints.in(Busy.seconds(7, new IllegalStateException("root")))).isEqualTo(SEVEN);
    }

    @Test
    void brokenDetectorsDoNoHarmButAreLogged() {
        List<String> logged = new ArrayList<>();
        ServerHints hints = with(
                failure -> {
                    throw new IllegalStateException("broken");
                },
                failure -> {
                    throw new NoClassDefFoundError("gone");
                },
                failure -> null);

        ServerHint found = logging(logged, () -> hints.in(rest("7")));

        assertThat(found).isEqualTo(SEVEN);
        assertThat(logged)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("WARNING Asking how long to wait failed; the call goes on: ")
                        .contains(ServerHintsTests.class.getName()))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("IllegalStateException"),
                        line -> assertThat(line).endsWith("NoClassDefFoundError"),
                        line -> assertThat(line).endsWith("NullPointerException"));
    }

    @Test
    void hintBehindTheLimitIsNotFound() {
        assertThat(known.in(wrapped(Busy.seconds(7, null), 63))).isEqualTo(SEVEN);
        assertThat(known.in(wrapped(Busy.seconds(7, null), 64))).isEqualTo(ServerHint.NONE);
    }

    private static ServerHints with(RetryAfterDetector... detectors) {
        return ServerHints.with(List.of(detectors), () -> Instant.EPOCH);
    }

    private static ServerHint hint(long seconds) {
        return new ServerHint(true, Duration.ofSeconds(seconds));
    }

    private static Throwable rest(String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Retry-After", value);
        return HttpServerErrorException.create(HttpStatus.SERVICE_UNAVAILABLE, "busy", headers, new byte[0], null);
    }

    private static Throwable rest(String value, Throwable cause) {
        return rest(value).initCause(cause);
    }

    private static RetryAfterDetector recording(String name, List<String> asked) {
        return failure -> {
            asked.add(name + " " + failure.getMessage());
            return Optional.empty();
        };
    }

    private static Throwable wrapped(Throwable failure, int times) {
        Throwable outer = failure;
        for (int i = 0; i < times; i++) {
            outer = new Exception("wrapped", outer);
        }
        return outer;
    }

    private static ServerHint logging(List<String> logged, Supplier<ServerHint> action) {
        Logger logger = Logger.getLogger(ServerHints.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord event) {
                logged.add(event.getLevel() + " " + event.getMessage() + ": "
                        + event.getThrown().getClass().getSimpleName());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            return action.get();
        } finally {
            logger.removeHandler(handler);
        }
    }
}
