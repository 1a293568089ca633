// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.aop.RetrySwitched;
import io.github.retrystarter.core.RetryProfileChanged;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.MBeanException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Profiles and the kill switch changed over HTTP and JMX, in a whole application. */
@ExtendWith(OutputCaptureExtension.class)
class SteeringTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext application;

    @Configuration(proxyBeanMethods = false)
    @Import(RetryEndpointTests.Application.class)
    static class Application {

        final List<Object> events = new ArrayList<>();

        @Bean
        Payments payments() {
            return new Payments();
        }

        @Bean
        RecordingClock clock() {
            return new RecordingClock();
        }

        @EventListener
        void changed(RetryProfileChanged change) {
            events.add(change.profile() + " " + change.before().backoff().steps() + " -> "
                    + change.after().backoff().steps());
        }

        @EventListener
        void switched(RetrySwitched change) {
            events.add(change);
        }
    }

    public static class Payments {

        private int calls;

        @RetryOnError(backoff = "payments", includes = IOException.class)
        public void charge() throws IOException {
            calls++;
            throw new IOException("always");
        }

        /** How often the next call is made. */
        int attempts(Payments proxy) {
            calls = 0;
            assertThatExceptionOfType(IOException.class).isThrownBy(proxy::charge);
            return calls;
        }

        Payments self() {
            return this;
        }
    }

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.jmx.enabled=true",
                        "--management.endpoints.web.exposure.include=retry,metrics",
                        "--management.endpoints.jmx.exposure.include=retry",
                        "--management.endpoint.retry.access=unrestricted",
                        "--app.secret=hidden",
                        "--retry.profiles.payments.steps=3",
                        "--retry.profiles.payments.cap=5s",
                        "--retry.profiles.payments.timeout=90s",
                        "--retry.profiles.payments.budget.capacity=100",
                        "--retry.profiles.[with.dot].steps=2",
                        "--retry.profiles.[camelCase].steps=2",
                        "--retry.profiles.[under_score].steps=2",
                        "--spring.jackson.property-naming-strategy=SNAKE_CASE");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void asConfigured() throws Exception {
        assertThat(send("DELETE", "/actuator/retry", "").statusCode()).isEqualTo(204);
        events().clear();
    }

    @Test
    void aChangedProfileIsInForceAtTheNextFailure(CapturedOutput output) throws Exception {
        assertThat(attempts()).isEqualTo(3);
        HttpResponse<String> answer =
                post("/payments", "{\"steps\": 2, \"duration\": \"500ms\", \"jitterMode\": \"full\"}");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(attempts()).isEqualTo(2);
        JSONAssert.assertEquals("""
                {"steps": 2, "duration": "500ms", "factor": 5.0, "jitter": 0.1, "jitterMode": "full", "cap": "5s",
                 "timeout": "90s", "maxRetryAfter": "30s", "includes": [], "excludes": [],
                 "budget": {"capacity": 100, "cost": 5}, "changed": true}
                """, profile("payments"), JSONCompareMode.STRICT);
        assertThat(output)
                .contains(
                        "Retry profile 'payments' has changed: steps 3 -> 2, duration 10ms -> 500ms, jitter-mode additive -> full");
        assertThat(events()).containsExactly("payments 3 -> 2");
    }

    @Test
    void aResetPutsOneProfileBack(CapturedOutput output) throws Exception {
        post("/payments", "{\"steps\": 1}");
        post("/conflict", "{\"steps\": 7}");
        assertThat(send("DELETE", "/actuator/retry/payments", "").statusCode()).isEqualTo(204);
        assertThat(profile("payments")).contains("\"steps\":3").contains("\"changed\":false");
        assertThat(profile("conflict")).contains("\"steps\":7").contains("\"changed\":true");
        assertThat(output).contains("Retry profile 'payments' has changed: steps 1 -> 3");
    }

    @Test
    void theKillSwitchMakesEachCallOnce(CapturedOutput output) throws Exception {
        assertThat(post("", "{\"enabled\": false}").statusCode()).isEqualTo(204);
        assertThat(attempts()).isEqualTo(1);
        assertThat(send("GET", "/actuator/retry", "").body())
                .contains("\"enabled\":false")
                .contains("\"disabled\":1");
        assertThat(post("", "{\"enabled\": true}").statusCode()).isEqualTo(204);
        assertThat(attempts()).isEqualTo(3);
        assertThat(events()).containsExactly(new RetrySwitched(false), new RetrySwitched(true));
        assertThat(output)
                .contains("Retries are switched off: enabled true -> false")
                .contains("Retries are switched on: enabled false -> true");
    }

    @Test
    void aResetOfEverythingReleasesTheSwitchToo() throws Exception {
        post("", "{\"enabled\": false}");
        post("/payments", "{\"steps\": 1}");
        send("DELETE", "/actuator/retry", "");
        assertThat(attempts()).isEqualTo(3);
    }

    @Test
    void nullTakesAwayWhatAProfileMayDoWithout() throws Exception {
        post("/payments", "{\"cap\": null, \"timeout\": null, \"budget\": null}");
        assertThat(profile("payments"))
                .contains("\"cap\":null")
                .contains("\"timeout\":null")
                .contains("\"budget\":null");
    }

    @Test
    void whatIsShownCanBeEditedAndSentBack() throws Exception {
        String shown = profile("payments");
        assertThat(post("/payments", shown).statusCode()).isEqualTo(204);
        assertThat(profile("payments")).isEqualTo(shown);
        assertThat(events()).isEmpty();
        String edited = shown.replace("\"includes\":[]", "\"includes\":[\"java.io.IOException\",\"java.lang.Error\"]")
                .replace("\"capacity\":100", "\"capacity\":50");
        assertThat(post("/payments", edited).statusCode()).isEqualTo(204);
        assertThat(profile("payments")).isEqualTo(edited.replace("\"changed\":false", "\"changed\":true"));
    }

    @Test
    void whatIsNoJsonOrOfAShapeThatIsNeverShownIsRefused() throws Exception {
        for (String broken : List.of(
                "{\"steps\":",
                "[]",
                "[1]",
                "null",
                "steps",
                "\"steps\"",
                "{\"steps\": [1,}",
                "{\"steps\": [1, 2]}",
                "{\"steps\": {\"a\": 1}}",
                "{\"timeout\": []}",
                "{\"steps\": 2, \"budget\": {}}",
                "{\"budget\": {\"cost\": 1}, \"budget.cost\": 2}",
                "{\"includes\": [], \"cap\": []}")) {
            assertThat(post("/payments", broken).statusCode()).as(broken).isEqualTo(400);
        }
        assertThat(post("", "{\"enabled\": [false]}").statusCode()).isEqualTo(400);
        assertThat(profile("payments")).contains("\"changed\":false");
    }

    @Test
    void settingsMayBeWrittenAsInYaml() throws Exception {
        assertThat(post(
                                "/payments",
                                "{\"max-retry-after\": \"1m\", \"budget.cost\": 7, \"includes\": \"java.io.IOException, java.lang.IllegalStateException\", \"excludes\": \"\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(profile("payments"))
                .contains("\"maxRetryAfter\":\"1m\"")
                .contains("\"budget\":{\"capacity\":100,\"cost\":7}")
                .contains("\"includes\":[\"java.io.IOException\",\"java.lang.IllegalStateException\"]");
        assertThat(post("/payments?steps=4", "{}").statusCode()).isEqualTo(204);
        assertThat(profile("payments")).contains("\"steps\":4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"steps": 0}                      | steps must be at least 1 (the first call counts): 0. Correct the value.
            {"steps": 2.5}                    | "2.5" cannot be read
            {"steps": "many"}                 | Write a number without decimals.
            {"steps": 99999999999}            | Property retry.profiles.payments.steps is not valid
            {"steps": null}                   | Property retry.profiles.payments.steps needs a value.
            {"steps": ""}                     | Property retry.profiles.payments.steps needs a value.
            {"stpes": 5}                      | Did you mean 'steps'?
            {"steps!": 5}                     | Property retry.profiles.payments.steps! is unknown
            {"": 5}                           | is unknown
            {"changed": true}                 | Nothing says what to change in retry.profiles.payments. Use one of: steps, duration, factor, jitter,
            {"includes": ["java.io.IOException", ""]} | it has an element that is empty
            {"budget": {"capcity": 50}}       | Property retry.profiles.payments.budget.capcity is unknown, so it would do nothing. Did you mean 'budget.capacity'?
            {"duration": "-1s"}               | duration must not be negative
            {"duration": "soon"}              | Write a duration, such as 200ms or 5s.
            {"factor": "NaN"}                 | factor must be a number, 0 or more
            {"jitterMode": "ful"}             | Did you mean 'full'?
            {"cap": "1ms"}                    | cap must not be shorter than the duration
            {"timeout": "1ms"}                | timeout must not be shorter than the first wait
            {"timeout": "0s"}                 | timeout must be longer than 0
            {"maxRetryAfter": "-1s"}          | maxRetryAfter must not be negative
            {"includes": "com.acme.Nothing"}  | there is no class com.acme.Nothing
            {"includes": "java.lang.String"}  | java.lang.String is no exception type
            {"excludes": "java.lang.Exception"} | leave something of what is included
            {"excludes": "java.io.IOException"} | Payments.charge() includes. It would never retry. Exclude less.
            {"jitterMode": "full", "jitter-mode": "additive"} | is there twice
            {"budget.cost": 101}              | must be from 1 to the capacity 100
            {"budget": null, "budget.cost": 5} | is there twice
            {"includes": "java.io.IOException,"} | it has an element that is empty
            {"profile": "conflict"}           | Property retry.profiles.payments.profile is unknown
            {"settings": "x"}                 | Property retry.profiles.payments.settings is unknown
            {"budget": 5}                     | Use one of: budget.capacity, budget.cost.
            {"duration": "${app.secret}"}     | "${app.secret}" cannot be read
            {}                                | Nothing says what to change in retry.profiles.payments. Use one of: steps
            """)
    void aBadSettingIsRefusedWithTheReasonAndNothingChanges(String settings, String reason) throws Exception {
        String before = profile("payments");
        HttpResponse<String> answer = post("/payments", settings);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().replace("\\\"", "\""))
                .contains("\"error\":\"Bad Request\"")
                .contains(reason)
                .doesNotContain("hidden");
        assertThat(profile("payments")).isEqualTo(before);
        assertThat(events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with.dot", "camelCase", "under_score"})
    void aProfileIsSteeredWhateverItsName(String name) throws Exception {
        assertThat(post("/" + name, "{\"steps\": 5}").statusCode()).isEqualTo(204);
        assertThat(profile(name)).contains("\"steps\":5");
    }

    @Test
    void thePathSaysWhichProfileAndNothingElse() throws Exception {
        post("/conflict", "{\"steps\": 9}");
        assertThat(send("DELETE", "/actuator/retry/payments?profile=conflict", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(profile("conflict")).contains("\"steps\":9");
    }

    @Test
    void aLongValueIsCutInTheAnswer() throws Exception {
        assertThat(post("/payments", "{\"steps\": \"" + "9".repeat(100_000) + "\"}")
                        .body())
                .hasSizeLessThan(1_000)
                .contains("Write a number without decimals.");
    }

    @Test
    void ofAGoodAndABadSettingNeitherIsTaken() throws Exception {
        HttpResponse<String> answer = post("/payments", "{\"steps\": 5, \"factor\": -1, \"jiter\": 0}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(profile("payments")).contains("\"changed\":false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"enabled": "no"}
            {"enabled": null}
            {"enable": false}
            {"enabled": false, "steps": 1}
            {}
            """)
    void theSwitchKnowsOnAndOff(String settings) throws Exception {
        HttpResponse<String> answer = post("", settings);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("switched on and off");
        assertThat(attempts()).isEqualTo(3);
    }

    /** So it needs no CSRF token, as docs/operations.md says: a page of another site can send these unasked. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void whatIsNotSentAsJsonIsNotTaken(String type) throws Exception {
        URI uri = uri("/actuator/retry?enabled=false");
        for (HttpRequest.Builder request :
                List.of(HttpRequest.newBuilder(uri).header("Content-Type", type), HttpRequest.newBuilder(uri))) {
            for (String body : List.of("", "{\"enabled\": false}")) {
                HttpRequest post = request.POST(BodyPublishers.ofString(body)).build();
                assertThat(HTTP.send(post, BodyHandlers.ofString()).statusCode())
                        .as(post.headers() + body)
                        .isEqualTo(415);
            }
        }
        assertThat(send("GET", "/actuator/retry", "").body()).contains("\"enabled\":true");
    }

    @Test
    void anUnknownProfileIsNotFound() throws Exception {
        for (HttpResponse<String> answer :
                List.of(post("/paymets", "{\"steps\": 1}"), send("DELETE", "/actuator/retry/paymets", ""))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("Did you mean 'payments'?");
        }
    }

    @Test
    void everyRequestInTheDocsIsAnsweredAsTheySay() throws Exception {
        List<MatchResult> requests = Pattern.compile("(?m)^(POST|DELETE) +(/\\S+)  +(\\{.*}|) *(\\d{3})\\b.*$")
                .matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                .results()
                .toList();
        assertThat(requests).hasSizeGreaterThan(10);
        for (MatchResult request : requests) {
            HttpResponse<String> answer = send(request.group(1), request.group(2), request.group(3));
            assertThat(answer.statusCode()).as(request.group()).isEqualTo(Integer.parseInt(request.group(4)));
        }
    }

    @Test
    void itIsAllThereOverJmx() throws Exception {
        jmx("change", "payments", "steps", "2");
        jmx("change", "payments", "cap", "");
        assertThat(attempts()).isEqualTo(2);
        assertThat(jmx("profile", "payments").toString()).contains("steps=2", "cap=null", "changed=true");
        jmx("setEnabled", false);
        assertThat(attempts()).isEqualTo(1);
        jmx("resetProfile", "payments");
        jmx("setEnabled", true);
        assertThat(attempts()).isEqualTo(3);
        assertThatThrownBy(() -> jmx("change", "payments", "stpes", "2"))
                .isInstanceOf(MBeanException.class)
                .hasRootCauseMessage(
                        "Property retry.profiles.payments.stpes is unknown, so it would do nothing. Did you mean 'steps'? Use one of: "
                                + "steps, duration, factor, jitter, jitter-mode, cap, timeout, max-retry-after, includes, excludes,"
                                + " budget.capacity, budget.cost.");
        jmx("change", "conflict", "steps", "9");
        jmx("reset");
        assertThat(profile("conflict")).contains("\"changed\":false");
    }

    private static Object jmx(String operation, Object... arguments) throws Exception {
        ObjectName name = new ObjectName("org.springframework.boot:type=Endpoint,name=Retry");
        String[] types = new String[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = arguments[i].getClass().getName();
        }
        return ManagementFactory.getPlatformMBeanServer().invoke(name, operation, arguments, types);
    }

    private static int attempts() {
        Payments proxy = application.getBean(Payments.class);
        return proxy.self().attempts(proxy);
    }

    private static List<Object> events() {
        return application.getBean(Application.class).events;
    }

    private static String profile(String name) throws Exception {
        return send("GET", "/actuator/retry/" + name, "").body();
    }

    private static HttpResponse<String> post(String path, String settings) throws Exception {
        return send("POST", "/actuator/retry" + path, settings);
    }

    private static URI uri(String path) {
        return URI.create(
                "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
