// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RunControllerTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void progressIsToldWhileARunIsUnderWayAndItCanBeStopped() throws Exception {
        try (Stream<String> lines = http.send(request("/run/events").build(), BodyHandlers.ofLines())
                .body()) {
            Iterator<String> states = states(lines);
            String before = await(states, state -> read(state, "$.running") == null);
            CompletableFuture<HttpResponse<String>> run = http.sendAsync(
                    request("/scenarios/audit?writers=2&updates=10000&retry=false")
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            String progress = await(
                    states,
                    state ->
                            read(state, "$.running") != null && JsonPath.<Integer>read(state, "$.running.applied") > 0);
            assertThat(JsonPath.<Integer>read(progress, "$.running.calls")).isEqualTo(20_000);
            assertThat(JsonPath.<String>read(progress, "$.running.scenario")).isEqualTo("audit");
            assertThat(read(progress, "$.running.profile")).isNull();

            assertThat(send(request("/run").DELETE()).statusCode()).isEqualTo(204);

            String result = run.get().body();
            assertThat(JsonPath.<String>read(result, "$.end")).isEqualTo("stopped");
            assertThat(JsonPath.<Integer>read(result, "$.applied"))
                    .isBetween(JsonPath.<Integer>read(progress, "$.running.applied"), 19_999);
            assertThat(JsonPath.<Integer>read(result, "$.lost")).isZero();
            String after = await(states, state -> read(state, "$.running") == null);
            assertThat(JsonPath.<Integer>read(after, "$.results"))
                    .isEqualTo(JsonPath.<Integer>read(before, "$.results") + 1);
            assertThat(JsonPath.<String>read(send(request("/results")).body(), "$[0].end"))
                    .isEqualTo("stopped");
        }
    }

    @Test
    void nothingToStopIsNoError() throws Exception {
        assertThat(send(request("/run").DELETE()).statusCode()).isEqualTo(204);
    }

    @Test
    void resultsCanBeDownloaded() throws Exception {
        send(request("/scenarios/stock?writers=1&updates=3").POST(BodyPublishers.noBody()));
        HttpResponse<String> file = send(request("/results.csv"));
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"results.csv\"");
        assertThat(file.body().lines().skip(1).findFirst())
                .hasValueSatisfying(line -> assertThat(line).matches("stock,true,contended,1,3,3,0,3,0,[0-9.]+,done"));
    }

    @Test
    void theSampleTellsWhatItOffers() throws Exception {
        String sample = send(request("/sample")).body();
        assertThat(JsonPath.<List<String>>read(sample, "$.scenarios[*].name"))
                .containsExactly("audit", "stock", "quotes");
        assertThat(JsonPath.<List<String>>read(sample, "$.scenarios[*].profile"))
                .containsExactly("conflict", "contended", "remote");
        assertThat(JsonPath.<Integer>read(sample, "$.bounds.writers")).isEqualTo(200);
        assertThat(JsonPath.<String>read(sample, "$.longestRun")).isEqualTo("60s");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static Iterator<String> states(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()))
                .iterator();
    }

    private static String await(Iterator<String> states, Predicate<String> wanted) {
        while (true) {
            String state = states.next();
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    private static Object read(String json, String path) {
        return JsonPath.read(json, path);
    }
}
