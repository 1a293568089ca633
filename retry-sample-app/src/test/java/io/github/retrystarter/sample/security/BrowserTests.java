// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a browser sends that somebody has logged in with: the page's requests, and those another site makes it send. */
@SecuredSample
class BrowserTests {

    private final Caller nobody;
    private final Caller operator;

    BrowserTests(@LocalServerPort int port) {
        nobody = new Caller(port);
        operator = nobody.as("operator", SecuredSample.OPERATOR_PASSWORD);
    }

    @Test
    void thePasswordIsCheckedOncePerSession() throws Exception {
        Caller page = nobody.with(
                "Cookie", session(operator.get("/sample")).findFirst().orElseThrow());
        for (String path : List.of("/sample", "/actuator/retry", "/actuator/prometheus")) {
            assertThat(page.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void whoeverReadsMetersGetsNoSession() throws IOException, InterruptedException {
        assertThat(session(operator.get("/actuator/prometheus"))).isEmpty();
    }

    @Test
    void aStreamOfEventsBegins() throws Exception {
        HttpResponse<Stream<String>> answer =
                HttpClient.newHttpClient().send(operator.request("GET", "/run/events", ""), BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            assertThat(lines.findFirst()).contains("event:progress");
        }
    }

    @Test
    void anAnswerThatComesLaterIsLetOut() throws Exception {
        assertThat(operator.get("/later").body()).isEqualTo("done");
    }

    /** Without asking first, a browser sends these for another site, or a body of no type. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""})
    void whatAnotherSiteCanPostIsNotTaken(String type) throws Exception {
        Caller other = operator.with("Origin", "http://other.example");
        Caller caller = type.isEmpty() ? other : other.with("Content-Type", type);
        for (String body : List.of("{\"enabled\": false}", "_method=DELETE", "")) {
            HttpResponse<String> answer = caller.post("/actuator/retry?enabled=false", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(415);
        }
        assertThat(operator.get("/actuator/retry").body()).startsWith("{\"enabled\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE"})
    void anotherSiteThatAsksIsNotAllowed(String method) throws Exception {
        for (Caller caller : List.of(nobody, operator)) {
            HttpResponse<String> answer = caller.with("Origin", "http://other.example")
                    .with("Access-Control-Request-Method", method)
                    .with("Access-Control-Request-Headers", "content-type")
                    .send("OPTIONS", "/actuator/retry", "");
            assertThat(answer.headers().map().keySet())
                    .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("access-control-allow"));
        }
    }

    private static Stream<String> session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.split(";", 2)[0]);
    }
}
