// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.JitterMode.ADDITIVE;
import static io.github.retrystarter.core.JitterMode.FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.data.Index.atIndex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackoffTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("clientGoVectors")
    void waitsAreThoseOfClientGoToTheNanosecond(String id, Backoff backoff, double random, long[] waits) {
        assertThat(waits(backoff, random)).containsExactly(waits);
    }

    static Stream<Arguments> clientGoVectors() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (InputStream file = BackoffTests.class.getResourceAsStream("/client-go-delays.jsonl");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<Arguments> vectors =
                    lines.lines().map(line -> vector(json, line)).toList();
            assertThat(vectors).hasSize(37);
            return vectors.stream();
        }
    }

    private static Arguments vector(ObjectMapper json, String line) {
        try {
            JsonNode node = json.readTree(line);
            JsonNode cap = node.get("capNs");
            Backoff backoff = new Backoff(
                    node.get("steps").asInt(),
                    Duration.ofNanos(node.get("durationNs").asLong()),
                    node.get("factor").asDouble(),
                    node.get("jitter").asDouble(),
                    ADDITIVE,
                    cap.isNull() ? null : Duration.ofNanos(cap.asLong()));
            long[] waits = StreamSupport.stream(node.get("delaysNs").spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .toArray();
            return Arguments.of(
                    node.get("id").asText(), backoff, node.get("rand").asDouble(), waits);
        } catch (IOException broken) {
            throw new AssertionError(line, broken);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0.25, 2500000, 5000000",
        "0.5, 5000000, 10000000",
        "0.999999999, 9999999, 19999999",
    })
    void fullJitterTakesAnyShareOfTheWait(double random, long first, long second) {
        Backoff backoff = new Backoff(3, Duration.ofMillis(10), 2, 0, FULL, null);
        assertThat(waits(backoff, random)).containsExactly(first, second);
    }

    @Test
    void fullJitterStaysUnderTheCap() {
        Backoff backoff = new Backoff(5, Duration.ofMillis(10), 2, 0, FULL, Duration.ofMillis(25));
        assertThat(waits(backoff, 0.5)).containsExactly(5_000_000, 10_000_000, 12_500_000, 12_500_000);
    }

    @Test
    void oneStepIsOneCallAndNoWait() {
        assertThat(waits(Backoff.DEFAULT_RETRY.withSteps(1), 0)).isEmpty();
    }

    @Test
    void fiveThousandStepsGrowNoFurtherThanTheCap() {
        Backoff backoff = Backoff.DEFAULT_BACKOFF.withSteps(5000).withCap(Duration.ofSeconds(1));
        assertThat(waits(backoff, 0)).hasSize(4999).contains(1_000_000_000L, atIndex(4998));
    }

    @Test
    void overflowWithoutCapStaysAtTheLargestWait() {
        Backoff backoff = new Backoff(5, Duration.ofDays(100_000), 1e300, 1e308);
        assertThat(waits(backoff, 0.9)).containsOnly(Long.MAX_VALUE);
    }

    @Test
    void theLongestDurationIsTakenAsItIs() {
        Backoff backoff = new Backoff(3, Duration.ofNanos(Long.MAX_VALUE), 2, 0);
        assertThat(waits(backoff, 0)).containsExactly(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Test
    void noWaitIsLeftAfterTheLastStep() {
        PrimitiveIterator.OfLong waits = Backoff.DEFAULT_RETRY.withSteps(2).delayNanos(new FixedRandom(0));
        waits.nextLong();
        assertThat(waits.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(waits::nextLong);
    }

    @Test
    void eachCallHasAnIteratorOfItsOwn() {
        assertThat(waits(Backoff.DEFAULT_BACKOFF, 0)).isEqualTo(waits(Backoff.DEFAULT_BACKOFF, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0  | PT0.01S | 1 | 0 |  | steps must be at least 1 (the first call counts): 0",
                "-1 | PT0.01S | 1 | 0 |  | steps must be at least 1 (the first call counts): -1",
                "1  | PT-1S | 1 | 0 |  | duration must not be negative: PT-1S",
                "1  | PT9223372036.854775808S | 1 | 0 | | duration must not be longer than PT2562047H47M16.854775807S: PT2562047H47M16.854775808S",
                "1  | PT1S | -0.1 | 0 |  | factor must be a number, 0 or more: -0.1",
                "1  | PT1S | NaN | 0 |  | factor must be a number, 0 or more: NaN",
                "1  | PT1S | Infinity | 0 |  | factor must be a number, 0 or more: Infinity",
                "1  | PT1S | 1 | -1 |  | jitter must be a number, 0 or more: -1.0",
                "1  | PT1S | 1 | NaN |  | jitter must be a number, 0 or more: NaN",
                "1  | PT1S | 1 | Infinity |  | jitter must be a number, 0 or more: Infinity",
                "1  | PT1S | 1 | 0 | PT0.999S | cap must not be shorter than the duration PT1S: PT0.999S",
                "1  | PT0S | 1 | 0 | PT-1S | cap must not be negative: PT-1S",
                "1  | PT1S | 1 | 0 | PT9223372036.854775808S | cap must not be longer than PT2562047H47M16.854775807S: PT2562047H47M16.854775808S",
            })
    void whatIsOutOfBoundsIsRejectedByName(
            int steps, Duration duration, double factor, double jitter, Duration cap, String message) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new Backoff(steps, duration, factor, jitter, ADDITIVE, cap))
                .withMessage(message)
                .satisfies(invalid -> assertThat(message).startsWith(invalid.setting()));
    }

    @Test
    void nothingButTheCapMayBeMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> Backoff.DEFAULT_RETRY.withDuration(null))
                .withMessage("duration");
        assertThatNullPointerException()
                .isThrownBy(() -> Backoff.DEFAULT_RETRY.withJitterMode(null))
                .withMessage("jitterMode");
    }

    @Test
    void aCopyDiffersInOneComponent() {
        Backoff copy = Backoff.DEFAULT_RETRY
                .withSteps(2)
                .withDuration(Duration.ofSeconds(1))
                .withFactor(3)
                .withJitter(0.5)
                .withJitterMode(FULL)
                .withCap(Duration.ofSeconds(4));
        assertThat(copy).isEqualTo(new Backoff(2, Duration.ofSeconds(1), 3, 0.5, FULL, Duration.ofSeconds(4)));
    }

    private static long[] waits(Backoff backoff, double random) {
        PrimitiveIterator.OfLong waits = backoff.delayNanos(new FixedRandom(random));
        return LongStream.generate(() -> 0)
                .takeWhile(ignored -> waits.hasNext())
                .map(ignored -> waits.nextLong())
                .toArray();
    }
}
