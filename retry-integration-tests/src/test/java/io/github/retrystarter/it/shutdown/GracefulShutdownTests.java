// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.retrystarter.it.CallRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Requests in a back-off of half a minute, and a server that shuts down gracefully, for which it has 20 seconds. */
class GracefulShutdownTests {

    private static final Duration LONG_BEFORE_THE_TIMEOUT = Duration.ofSeconds(10);

    @RestController
    @EnableAutoConfiguration(
            // there are drivers on the class path; Boot 3.5 and Boot 4 have it in different packages
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    @Import({Payments.class, CallRecord.class, SimpleMeterRegistry.class})
    static class Shop {

        private final Payments payments;

        Shop(Payments payments) {
            this.payments = payments;
        }

        @GetMapping("/charge")
        String charge() throws IOException {
            return payments.charge();
        }

        @GetMapping("/charge-later")
        CompletableFuture<String> chargeLater() {
            return payments.chargeLater();
        }

        @GetMapping("/charge-one")
        Mono<String> chargeOne() {
            return payments.chargeOne();
        }

        @GetMapping("/unhandled")
        String unhandled() {
            try {
                return payments.charge();
            } catch (IOException failure) {
                throw new IllegalStateException(failure.getMessage());
            }
        }

        @ExceptionHandler
        ResponseEntity<String> declined(IOException failure) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(failure.getMessage());
        }
    }

    @Test
    void requestsAreAnsweredAtOnceAndTheServerStops() {
        ConfigurableApplicationContext application = start();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.of(
                        "/charge", "/charge-later", "/charge-one", "/unhandled")
                .map(path -> get(application, path))
                .toList();
        CallRecord record = application.getBean(CallRecord.class);
        await().until(() -> record.attempts().equals(Map.of("failure", 4)));

        CompletableFuture<Void> closed = CompletableFuture.runAsync(application::close);

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).succeedsWithin(LONG_BEFORE_THE_TIMEOUT))
                .extracting(answer -> answer.join().statusCode())
                .containsExactly(503, 503, 503, 500);
        assertThat(answers.subList(0, 3))
                .extracting(answer -> answer.join().body())
                .containsOnly("attempt 1");
        assertThat(closed).succeedsWithin(LONG_BEFORE_THE_TIMEOUT);
        assertThat(record.outcomes()).isEqualTo(Map.of("interrupted", 4));
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Shop.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "server.port=0",
                        "server.shutdown=graceful",
                        "spring.lifecycle.timeout-per-shutdown-phase=20s",
                        "retry.profiles.default.duration=30s",
                        // tells of the one that nobody handles
                        "logging.level.org.apache.catalina=off")
                .run();
    }

    private static CompletableFuture<HttpResponse<String>> get(
            ConfigurableApplicationContext application, String path) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
