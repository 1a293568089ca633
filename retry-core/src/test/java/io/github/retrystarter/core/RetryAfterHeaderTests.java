// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import feign.FeignException.FeignServerException;
import feign.Request;
import io.kubernetes.client.openapi.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** The header Retry-After, in every exception that carries headers. */
class RetryAfterHeaderTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    private final ServerHints hints = ServerHints.with(List.of(), () -> NOW);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                               | PT0S
                    1                               | PT1S
                    120                             | PT2M
                    '  7 '                          | PT7S
                    9223372037                      | PT9223372036.854775807S
                    9223372036854775807             | PT9223372036.854775807S
                    Mon, 23 Nov 2026 18:00:30 GMT   | PT30S
                    Monday, 23-Nov-26 18:00:30 GMT  | PT30S
                    Mon Nov 23 18:00:30 2026        | PT30S
                    Mon, 23 Nov 2026 18:00:00 GMT   | PT0S
                    Mon, 23 Nov 2026 17:59:59 GMT   | PT0S
                    Sun, 06 Nov 1994 08:49:37 GMT   | PT0S
                    Fri, 31 Dec 9999 23:59:59 GMT   | PT9223372036.854775807S
                    """)
    void secondsAndDatesAreRead(String value, Duration delay) {
        assertThat(carriersOf(Map.of("Retry-After", List.of(value))).map(hints::in))
                .containsOnly(new ServerHint(true, delay));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "-9223372036854775808",
                "+5",
                "1.5",
                "NaN",
                "1e3",
                "5s",
                "120, 60",
                "\u0665",
                "5\u0000",
                "\u001b[31m5",
                "9223372036854775808",
                "99999999999999999999",
                "soon",
                "Mon, 06 Nov 1994 08:49:37 GMT"
            })
    void whatCannotBeReadIsNoHint(String value) {
        assertThat(carriersOf(Map.of("Retry-After", List.of(value))).map(hints::in))
                .containsOnly(ServerHint.NONE);
    }

    @Test
    void thousandsOfCharactersAreNoHint() {
        assertThat(carriersOf(Map.of("Retry-After", List.of("5".repeat(100_000))))
                        .map(hints::in))
                .containsOnly(ServerHint.NONE);
    }

    @ParameterizedTest
    @CsvSource({"Retry-After", "retry-after", "RETRY-AFTER", "rEtRy-aFtEr"})
    void caseOfTheNameIsOfNoAccount(String name) {
        assertThat(carriersOf(Map.of(name, List.of("7"))).map(hints::in))
                .containsOnly(new ServerHint(true, Duration.ofSeconds(7)));
    }

    @Test
    void firstValueThatCanBeReadCounts() {
        assertThat(carriersOf(Map.of("Retry-After", List.of("soon", "-1", "7", "9")))
                        .map(hints::in))
                .containsOnly(new ServerHint(true, Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Sat, 01 Jan 2000 00:00:00 GMT   | Sat, 01 Jan 2000 00:00:30 GMT   | PT30S
                    Sat, 01 Jan 2000 00:00:30 GMT   | Sat, 01 Jan 2000 00:00:00 GMT   | PT0S
                    Sat Jan  1 00:00:00 2000        | Saturday, 01-Jan-00 00:00:30 GMT | PT30S
                    Thu, 01 Jan 1970 00:00:00 GMT   | Mon, 23 Nov 2026 18:00:30 GMT   | PT1795456830S
                    yesterday                       | Mon, 23 Nov 2026 18:00:30 GMT   | PT30S
                    ''                              | Mon, 23 Nov 2026 18:00:30 GMT   | PT30S
                    Sat, 01 Jan 2000 00:00:00 GMT   | 7                               | PT7S
                    """)
    void dateIsComparedWithTheDateOfTheResponse(String date, String value, Duration delay) {
        assertThat(carriersOf(Map.of("date", List.of(date), "Retry-After", List.of(value)))
                        .map(hints::in))
                .containsOnly(new ServerHint(true, delay));
    }

    @Test
    void responseWithoutTheHeaderGivesNoHint() {
        assertThat(carriersOf(Map.of("Date", List.of("Mon, 23 Nov 2026 18:00:00 GMT")))
                        .map(hints::in))
                .containsOnly(ServerHint.NONE);
    }

    @Test
    void failureWithoutAResponseGivesNoHint() {
        assertThat(hints.in(new RestClientResponseException("no headers", 503, "busy", null, null, null)))
                .isEqualTo(ServerHint.NONE);
        assertThat(hints.in(feign(null))).isEqualTo(ServerHint.NONE);
        assertThat(hints.in(new ApiException(503, "no headers"))).isEqualTo(ServerHint.NONE);
    }

    @Test
    void headersWithHolesAreRead() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put(null, List.of("HTTP/1.1 503"));
        headers.put("retry-after", null);
        headers.put("Retry-After", Arrays.asList(null, "7"));

        assertThat(hints.in(new ApiException(503, "holes", headers, null)))
                .isEqualTo(new ServerHint(true, Duration.ofSeconds(7)));
    }

    @Test
    void brokenWallClockSpoilsDatesAlone() {
        ServerHints clockless = ServerHints.with(List.of(), () -> {
            throw new IllegalStateException("stopped");
        });

        assertThat(carriersOf(Map.of("Retry-After", List.of("7"))).map(clockless::in))
                .containsOnly(new ServerHint(true, Duration.ofSeconds(7)));
        assertThat(carriersOf(Map.of("Retry-After", List.of("Mon, 23 Nov 2026 18:00:30 GMT")))
                        .map(clockless::in))
                .containsOnly(ServerHint.NONE);
    }

    /** One exception of each client, from a response with these headers. */
    private static Stream<Throwable> carriersOf(Map<String, List<String>> headers) {
        HttpHeaders spring = new HttpHeaders();
        headers.forEach((name, values) -> values.forEach(value -> spring.add(name, value)));
        return Stream.of(
                HttpServerErrorException.create(HttpStatus.SERVICE_UNAVAILABLE, "busy", spring, new byte[0], null),
                WebClientResponseException.create(429, "busy", spring, new byte[0], StandardCharsets.UTF_8),
                feign(Collections.unmodifiableMap(headers)),
                new ApiException(429, "busy", headers, null));
    }

    @SuppressWarnings("unchecked")
    private static Throwable feign(@Nullable Map<String, ? extends Collection<String>> headers) {
        Request request = Request.create(Request.HttpMethod.PUT, "/stock", Map.of(), null, null, null);
        return new FeignServerException(503, "busy", request, null, (Map<String, Collection<String>>) headers);
    }
}
