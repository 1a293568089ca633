// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is let in, and who may change things. */
@SecuredSample
class SecuredTests {

    private static final String SETTINGS = "{\"steps\": 1}";

    private final Caller nobody;
    private final Caller viewer;
    private final Caller operator;

    SecuredTests(@LocalServerPort int port) {
        nobody = new Caller(port);
        viewer = nobody.as("viewer", SecuredSample.VIEWER_PASSWORD);
        operator = nobody.as("operator", SecuredSample.OPERATOR_PASSWORD);
    }

    @AfterEach
    void asConfigured() throws Exception {
        assertThat(operator.delete("/actuator/retry").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /",
        "GET,    /run/events",
        "GET,    /actuator/prometheus",
        "GET,    /actuator/retry",
        "POST,   /actuator/retry",
        "POST,   /actuator/retry/conflict",
        "DELETE, /actuator/retry",
        "POST,   /scenarios/stock",
        "DELETE, /run"
    })
    void nobodyIsAskedWhoHeIs(String method, String path) throws Exception {
        Caller mistaken = nobody.as("operator", SecuredSample.VIEWER_PASSWORD);
        for (Caller caller : List.of(nobody, mistaken)) {
            HttpResponse<String> answer =
                    caller.withToken().withJson().send(method, path, method.equals("POST") ? SETTINGS : "");
            assertRefused(answer, 401, "Who are you? Log in with HTTP basic");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Retry sample\"");
            assertThat(cookies(answer)).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        }
    }

    @Test
    void healthIsForEverybody() throws Exception {
        assertThat(nobody.get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sample",
                "/actuator",
                "/actuator/retry",
                "/actuator/retry/conflict",
                "/actuator/prometheus"
            })
    void aViewerAndAnOperatorMayLook(String path) throws Exception {
        assertThat(viewer.get(path).statusCode()).isEqualTo(200);
        assertThat(operator.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /actuator/retry/conflict         | {"steps": 1}
            POST   | /actuator/retry                  | {"enabled": false}
            DELETE | /actuator/retry/conflict         | ''
            DELETE | /actuator/retry                  | ''
            POST   | /scenarios/stock?writers=1       | ''
            DELETE | /run                             | ''
            """)
    void aViewerChangesNothing(String method, String path, String body) throws Exception {
        operator.withJson().post("/actuator/retry/conflict", "{\"steps\": 7}");
        String before = viewer.get("/actuator/retry").body();
        assertRefused(
                viewer.withToken().withJson().send(method, path, body),
                403,
                "Only an operator may change things. Log in as operator.");
        assertThat(viewer.get("/actuator/retry").body()).isEqualTo(before).contains("\"steps\":7");
    }

    @Test
    void anOperatorSteersWithoutAToken() throws Exception {
        assertThat(operator.withJson()
                        .post("/actuator/retry/conflict", SETTINGS)
                        .statusCode())
                .isEqualTo(204);
        assertThat(viewer.get("/actuator/retry/conflict").body()).contains("\"steps\":1,", "\"changed\":true");
        assertThat(operator.delete("/actuator/retry/conflict").statusCode()).isEqualTo(204);
        assertThat(viewer.get("/actuator/retry/conflict").body()).contains("\"steps\":5,", "\"changed\":false");
        assertThat(operator.withJson()
                        .post("/actuator/retry", "{\"enabled\": false}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(viewer.get("/actuator/retry").body()).startsWith("{\"enabled\":false");
    }

    @Test
    void anOperatorRunsAScenarioWithTheToken() throws Exception {
        String path = "/scenarios/stock?writers=1&updates=1";
        assertRefused(operator.post(path, ""), 403, "Send the value of the cookie XSRF-TOKEN");
        assertThat(cookies(viewer.get("/"))).anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
        assertThat(operator.withToken().post(path, "").body()).contains("\"applied\":1");
    }

    @Test
    void theFlakyApiIsNotOurs() throws Exception {
        String result = operator.withToken()
                .post("/scenarios/quotes?writers=5&updates=1", "")
                .body();
        assertThat(JsonPath.<Integer>read(result, "$.attempts")).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/actuator/retry"})
    void headersAreThereForWhoeverMayLook(String path) throws Exception {
        assertThat(viewer.send("HEAD", path, "").statusCode()).isEqualTo(200);
        assertThat(nobody.send("HEAD", path, "").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionThatIsThereGetsANewIdAtALogin() throws Exception {
        String planted = session(viewer.get("/sample"));
        String changed = session(operator.with("Cookie", planted).get("/sample"));
        assertThat(changed).isNotEqualTo(planted);
        assertThat(nobody.with("Cookie", changed).get("/sample").statusCode()).isEqualTo(200);
        assertThat(nobody.with("Cookie", planted).get("/sample").statusCode()).isEqualTo(401);
    }

    private static String session(HttpResponse<String> answer) {
        return cookies(answer).stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(reason);
    }
}
