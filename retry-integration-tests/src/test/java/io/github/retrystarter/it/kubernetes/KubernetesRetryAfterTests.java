// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fabric8.mockwebserver.http.MockResponse;
import io.github.retrystarter.core.ServerHint;
import io.github.retrystarter.core.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an API server that has too much to do says about another attempt. */
class KubernetesRetryAfterTests {

    private static final String DETAILS = ", \"details\": {\"retryAfterSeconds\": 7}";

    private final ServerHints hints = ServerHints.with(List.of(), () -> Instant.EPOCH);

    @ParameterizedTest
    @EnumSource
    void statusSaysHowLong(Client client) {
        assertThat(hintOf(client, busy(DETAILS))).isEqualTo(new ServerHint(true, Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "FABRIC8_CONFIG_MAPS, PT7S",
        "FABRIC8_DEPLOYMENTS, PT7S",
        "OFFICIAL_CONFIG_MAPS, PT9S",
        "OFFICIAL_DEPLOYMENTS, PT7S",
    })
    void headerGoesBeforeTheStatusWhereTheClientKeepsIt(Client client, Duration delay) {
        assertThat(hintOf(client, busy(DETAILS).setHeader("retry-after", "9"))).isEqualTo(new ServerHint(true, delay));
    }

    @ParameterizedTest
    @EnumSource
    void statusWithoutDetailsGivesNoHint(Client client) {
        assertThat(hintOf(client, busy(""))).isEqualTo(ServerHint.NONE);
    }

    private ServerHint hintOf(Client client, MockResponse answer) {
        try (ApiServer server = ApiServer.start()) {
            server.refuseAllWith(answer);
            Throwable refused = catchThrowable(() -> client.of(server).create("any", Map.of()));
            assertThat(client.codeOf(refused)).isEqualTo(429);
            return hints.in(refused);
        }
    }

    private static MockResponse busy(String details) {
        return new MockResponse()
                .setResponseCode(429)
                .setHeader("Content-Type", "application/json")
                .setBody("""
                        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "too many requests",
                         "reason": "TooManyRequests", "code": 429%s}
                        """.formatted(details));
    }
}
