// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint over HTTP, in a whole application. */
class RetryEndpointTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext application;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
            })
    static class Application {

        @Bean
        Stock stock() {
            return new Stock();
        }
    }

    public static class Stock {

        private int calls;

        @RetryOnConflict
        public void reserve(String sku, int quantity) {}

        @RetryOnError(backoff = "payments", includes = IOException.class, fallback = "later")
        @RetryOnConflict
        public String charge() throws IOException {
            if (calls++ < 2) {
                throw new IOException("twice");
            }
            return "charged";
        }

        String later() {
            return "later";
        }
    }

    @BeforeAll
    static void start() throws Exception {
        application = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--management.endpoints.web.exposure.include=retry,metrics",
                        "--retry.profiles.payments.steps=6",
                        "--retry.profiles.payments.duration=1500us",
                        "--retry.profiles.payments.jitter-mode=full",
                        "--retry.profiles.payments.cap=5s",
                        "--retry.profiles.payments.timeout=90s",
                        "--retry.profiles.payments.max-retry-after=0",
                        "--retry.profiles.payments.includes=java.io.IOException",
                        "--retry.profiles.payments.excludes=java.io.FileNotFoundException",
                        "--retry.profiles.payments.budget.cost=14");
        Stock stock = application.getBean(Stock.class);
        stock.reserve("a", 1);
        stock.reserve("a", 2);
        stock.charge();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void itShowsProfilesAndMethods() throws Exception {
        String stock = Stock.class.getName();
        HttpResponse<String> answer = get("/actuator/retry");
        assertThat(answer.statusCode()).isEqualTo(200);
        JSONAssert.assertEquals("""
                {"enabled": true,
                 "profiles": {
                  "default": {"steps": 4, "duration": "10ms", "factor": 5.0, "jitter": 0.1, "jitterMode": "additive",
                    "cap": null, "timeout": null, "maxRetryAfter": "30s", "includes": [], "excludes": [],
                    "budget": null, "changed": false},
                  "conflict": {"steps": 5, "duration": "10ms", "factor": 1.0, "jitter": 0.1, "jitterMode": "additive",
                    "cap": null, "timeout": null, "maxRetryAfter": "30s", "includes": [], "excludes": [],
                    "budget": null, "changed": false},
                  "contended": {"steps": 20, "duration": "10ms", "factor": 2.0, "jitter": 0.1, "jitterMode": "full",
                    "cap": "500ms", "timeout": null, "maxRetryAfter": "30s", "includes": [], "excludes": [],
                    "budget": null, "changed": false},
                  "payments": {"steps": 6, "duration": "1500us", "factor": 5.0, "jitter": 0.1, "jitterMode": "full",
                    "cap": "5s", "timeout": "90s", "maxRetryAfter": "0s", "includes": ["java.io.IOException"],
                    "excludes": ["java.io.FileNotFoundException"], "budget": {"capacity": 500, "cost": 14},
                    "changed": false}},
                 "methods": [
                  {"bean": "stock", "method": "%1$s.charge()",
                   "rules": [{"on": "conflict", "profile": "conflict"}, {"on": "error", "profile": "payments"}],
                   "fallback": "later", "calls": {"success_after_retry": 1}, "attempts": 3},
                  {"bean": "stock", "method": "%1$s.reserve(java.lang.String,int)",
                   "rules": [{"on": "conflict", "profile": "conflict"}],
                   "fallback": null, "calls": {"success": 2}, "attempts": 2}]}
                """.formatted(stock), answer.body(), JSONCompareMode.STRICT);
    }

    @Test
    void itShowsOneProfileWithItsNulls() throws Exception {
        HttpResponse<String> answer = get("/actuator/retry/conflict");
        assertThat(answer.statusCode()).isEqualTo(200);
        JSONAssert.assertEquals("""
                {"steps": 5, "duration": "10ms", "factor": 1.0, "jitter": 0.1, "jitterMode": "additive",
                 "cap": null, "timeout": null, "maxRetryAfter": "30s", "includes": [], "excludes": [],
                 "budget": null, "changed": false}
                """, answer.body(), JSONCompareMode.STRICT);
    }

    @Test
    void anUnknownProfileIsNotFound() throws Exception {
        assertThat(get("/actuator/retry/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void itIsReadOnly() throws Exception {
        HttpRequest post = request("/actuator/retry")
                .POST(HttpRequest.BodyPublishers.ofString("{\"enabled\": false}"))
                .header("Content-Type", "application/json")
                .build();
        assertThat(HTTP.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void theMetersAreReadFromActuatorToo() throws Exception {
        HttpResponse<String> answer =
                get("/actuator/metrics/retry.attempts?tag=method:charge&tag=outcome:failure&tag=exception:IOException");
        JSONAssert.assertEquals(
                "{\"name\": \"retry.attempts\", \"measurements\": [{\"statistic\": \"COUNT\", \"value\": 2.0}]}",
                answer.body(),
                JSONCompareMode.LENIENT);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}
