// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.github.retrystarter.sample.load.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

    private static final Pattern ROW = Pattern.compile(
            "^(audit|stock|quotes) +(no|yes) +(\\d+) +(\\d+) +(\\d+) +(\\d+) +(\\d+) +(-?\\d+) +[\\d.]+ s$",
            Pattern.MULTILINE);

    /** What the flaky API makes of a draw. */
    private static final int ANSWER = 0;

    private static final int UNAVAILABLE = 1;
    private static final int CUT_OFF = 9;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Rendezvous rendezvous;

    @Autowired
    private ScriptedRandom random;

    @Autowired
    private JsonMapper json;

    @TestConfiguration
    static class Certainty {

        @Bean
        Rendezvous rendezvous() {
            return new Rendezvous();
        }

        @Bean
        HibernatePropertiesCustomizer statements(Rendezvous rendezvous) {
            return properties -> properties.put("hibernate.session_factory.statement_inspector", rendezvous);
        }

        @Bean
        @Primary
        ScriptedRandom scriptedRandom() {
            return new ScriptedRandom();
        }
    }

    @Test
    void theStartPrintsATableInWhichNothingIsLost(CapturedOutput output) {
        List<MatchResult> rows = ROW.matcher(output).results().toList();
        assertThat(rows)
                .extracting(row -> row.group(1) + " " + row.group(2))
                .containsExactly("audit no", "audit yes", "stock no", "stock yes", "quotes no", "quotes yes");
        assertThat(rows).allSatisfy(row -> {
            assertThat(number(row, 5) + number(row, 6))
                    .as("applied + failed")
                    .isEqualTo(number(row, 3) * number(row, 4));
            assertThat(number(row, 8)).as("lost").isZero();
        });
        assertThat(output)
                .contains("http://localhost:" + port + "/actuator/metrics/retry.attempts")
                .contains("http://localhost:" + port + "/actuator/retry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "stock"})
    void ofTwoWritersOfOneVersionOneFailsWithoutRetry(String scenario) throws Exception {
        rendezvous.arrange();
        Result result = run(scenario, 2, 1, false);
        assertThat(result).returns(1L, Result::applied).returns(1L, Result::failed);
        assertThat(result).returns(2L, Result::attempts).returns(0L, Result::lost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "stock"})
    void ofTwoWritersOfOneVersionBothSucceedWithRetry(String scenario) throws Exception {
        rendezvous.arrange();
        Result result = run(scenario, 2, 1, true);
        assertThat(result).returns(2L, Result::applied).returns(0L, Result::failed);
        assertThat(result).returns(3L, Result::attempts).returns(0L, Result::lost);
    }

    @ParameterizedTest
    @ValueSource(ints = {UNAVAILABLE, CUT_OFF})
    void aFlakyAnswerFailsWithoutRetry(int draw) throws Exception {
        random.willDraw(draw, 1);
        Result result = run("quotes", 1, 1, false);
        assertThat(result).returns(0L, Result::applied).returns(1L, Result::failed);
        assertThat(result).returns(1L, Result::attempts).returns(0L, Result::lost);
    }

    @Test
    void theTenthAttemptMayBringTheAnswer() throws Exception {
        random.willDraw(UNAVAILABLE, 5);
        random.willDraw(CUT_OFF, 4);
        random.willDraw(ANSWER, 1);
        Result result = run("quotes", 1, 1, true);
        assertThat(result).returns(1L, Result::applied).returns(10L, Result::attempts);
        assertThat(result).returns(0L, Result::lost);
        assertThat(random.left()).as("requests the server has not seen").isZero();
    }

    @Test
    void theTenthAttemptIsTheLast() throws Exception {
        random.willDraw(CUT_OFF, 10);
        assertThat(run("quotes", 1, 1, true)).returns(1L, Result::failed).returns(10L, Result::attempts);
        assertThat(random.left()).as("requests the server has not seen").isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "audit, 8, 20, false",
        "audit, 8, 20, true",
        "stock, 30, 10, false",
        "stock, 30, 10, true",
        "quotes, 6, 2, false",
        "quotes, 6, 2, true"
    })
    void whatIsNotAppliedFailedAndNothingIsLost(String scenario, int writers, int updates, boolean retry)
            throws Exception {
        Result result = run(scenario, writers, updates, retry);
        assertThat(result.applied()).isBetween(0L, (long) writers * updates);
        assertThat(result.failed()).isEqualTo((long) writers * updates - result.applied());
        assertThat(result.attempts()).isGreaterThanOrEqualTo(result.applied() + result.failed());
        assertThat(result.lost()).isZero();
    }

    @Test
    void theMeterRisesByTheAttemptsOfARun() throws Exception {
        double before = attempts();
        Result result = run("audit", 4, 5, true);
        assertThat(attempts() - before).isEqualTo(result.attempts());
    }

    @Test
    void theEndpointShowsMethodsAndProfiles() throws Exception {
        String body = get("/actuator/retry").body();
        assertThat(JsonPath.<List<String>>read(body, "$.methods[*].method"))
                .containsExactlyInAnyOrder(
                        "io.github.retrystarter.sample.audit.UserAudit.touch(long)",
                        "io.github.retrystarter.sample.stock.Stock.reserve(java.lang.String,int)",
                        "io.github.retrystarter.sample.quote.QuoteClient.quote(java.lang.String)");
        assertThat(JsonPath.<List<String>>read(body, "$.methods[*].rules[*].profile"))
                .containsExactlyInAnyOrder("conflict", "contended", "remote");
        assertThat(JsonPath.<Integer>read(body, "$.profiles.remote.steps")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "writers=0                | writers must be a whole number from 1 to 200, not '0'",
                "writers=-1               | writers must be a whole number from 1 to 200, not '-1'",
                "writers=201              | writers must be a whole number from 1 to 200, not '201'",
                "writers=abc              | writers must be a whole number from 1 to 200, not 'abc'",
                "writers=                 | writers must be a whole number from 1 to 200, not ''",
                "updates=0                | updates must be a whole number from 1 to 10000, not '0'",
                "updates=10001            | updates must be a whole number from 1 to 10000, not '10001'",
                "updates=9999999999       | updates must be a whole number from 1 to 10000, not '9999999999'",
                "retry=maybe              | retry must be true or false, not 'maybe'",
                "retry=false&profile=slow | Without retry there is no profile: leave out profile 'slow'",
                "profile=remotee          | No retry profile is named 'remotee'. Did you mean 'remote'? The profiles are: default, conflict, contended, remote"
            },
            quoteCharacter = '"')
    void aBadValueIsAnsweredWithTheReason(String query, String reason) throws Exception {
        assertProblem(post("/scenarios/audit?" + query), 400, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "stock"})
    void aProfileThatTheAnnotationDoesNotNameCanBeChosen(String scenario) throws Exception {
        rendezvous.arrange();
        HttpResponse<String> response = post("/scenarios/%s?writers=2&updates=1&profile=default".formatted(scenario));
        Result result = json.readValue(response.body(), Result.class);
        assertThat(result).returns("default", Result::profile).returns(2L, Result::applied);
        assertThat(result).returns(3L, Result::attempts).returns(0L, Result::lost);
    }

    @Test
    void theStepsOfTheChosenProfileCount() throws Exception {
        random.willDraw(UNAVAILABLE, 4);
        HttpResponse<String> response = post("/scenarios/quotes?writers=1&updates=1&profile=default");
        Result result = json.readValue(response.body(), Result.class);
        assertThat(result).returns(1L, Result::failed).returns(4L, Result::attempts);
        assertThat(random.left()).as("requests the server has not seen").isZero();
    }

    @Test
    void anUnknownScenarioIsAnsweredWithThoseThereAre() throws Exception {
        assertProblem(post("/scenarios/payments"), 404, "There is no scenario 'payments', only audit, stock, quotes");
    }

    @Test
    void whatIsLeftOutIsAsOnStart() throws Exception {
        Result result = json.readValue(post("/scenarios/stock").body(), Result.class);
        assertThat(result).returns(8, Result::writers).returns(25, Result::updates);
        assertThat(result).returns(true, Result::retry);
    }

    @Test
    void aSecondRunIsRefusedWhileOneIsUnderWay() throws Exception {
        rendezvous.arrange();
        CompletableFuture<HttpResponse<String>> first =
                http.sendAsync(to("/scenarios/audit?writers=1&updates=1"), BodyHandlers.ofString());
        await().until(rendezvous::isOneWaiting);
        assertProblem(
                post("/scenarios/stock"),
                409,
                "Another run is under way. They are run one at a time, so that the numbers are those of one run.");
        rendezvous.meet();
        assertThat(first.get().statusCode()).isEqualTo(200);
    }

    private Result run(String scenario, int writers, int updates, boolean retry) throws Exception {
        HttpResponse<String> response =
                post("/scenarios/%s?writers=%d&updates=%d&retry=%s".formatted(scenario, writers, updates, retry));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readValue(response.body(), Result.class);
    }

    private double attempts() throws Exception {
        return JsonPath.read(get("/actuator/metrics/retry.attempts").body(), "$.measurements[0].value");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return http.send(to(path), BodyHandlers.ofString());
    }

    private HttpRequest to(String path) {
        return HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String reason) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.<String>read(response.body(), "$.detail")).isEqualTo(reason);
    }

    private static long number(MatchResult row, int column) {
        return Long.parseLong(row.group(column));
    }
}
