// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.docs.RecordingClock;
import io.github.retrystarter.docs.StarterContext;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import reactor.core.publisher.Mono;

/** What docs/how-to.md says of HTTP clients is so. */
@Timeout(60)
class HttpTests {

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withInitializer(StarterContext.exampleWith("inventory:", "docs/how-to.md"))
            .withPropertyValues("retry.profiles.payments.steps=3")
            .withBean(Inventory.class, server.url())
            .withBean(InventoryApi.class, HttpTests::inventoryApi)
            .withBean(ReactiveInventory.class, HttpTests::reactiveInventory)
            .withBean(Articles.class, server.url())
            .withBean(PaymentClient.class, server.url())
            .withBean(Orders.class);

    private static InventoryApi inventoryApi() {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(RestClient.create(server.url())))
                .build()
                .createClient(InventoryApi.class);
    }

    private static ReactiveInventory reactiveInventory() {
        return new ReactiveInventory(WebClient.builder()
                .clientConnector(new JdkClientHttpConnector())
                .baseUrl(server.url())
                .build());
    }

    static Stream<ToIntFunction<ApplicationContext>> clients() {
        return Stream.of(
                context -> context.getBean(Inventory.class).stock("tea"),
                context -> context.getBean(InventoryApi.class).stock("tea"),
                context -> {
                    Mono<Integer> stock =
                            context.getBean(ReactiveInventory.class).stock("tea");
                    return stock.blockOptional(Duration.ofSeconds(30)).orElseThrow();
                });
    }

    private void run(Consumer<AssertableApplicationContext> test) {
        runner.run(test::accept);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aServerThatComesBackIsAskedAgain(ToIntFunction<ApplicationContext> client) {
        run(context -> {
            server.answerWith(503, 503);

            assertThat(client.applyAsInt(context)).isEqualTo(7);
            assertThat(server.requests).hasSize(3);
        });
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whatTheServerAsksForIsWaited(ToIntFunction<ApplicationContext> client) {
        run(context -> {
            server.answerWith(429);

            assertThat(client.applyAsInt(context)).isEqualTo(7);
            assertThat(context.getBean(RecordingClock.class).waits()).containsExactly(Duration.ofSeconds(1));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422})
    void whatIsWrongOnOurSideIsNotAskedAgain(int status) {
        run(context -> {
            server.answerWith(status);

            assertThatExceptionOfType(HttpClientErrorException.class)
                    .isThrownBy(() -> context.getBean(Inventory.class).stock("tea"));
            server.answerWith(status);
            assertThatExceptionOfType(HttpClientErrorException.class)
                    .isThrownBy(() -> context.getBean(InventoryApi.class).stock("tea"));
            server.answerWith(status);
            assertThatExceptionOfType(WebClientResponseException.class)
                    .isThrownBy(() -> context.getBean(ReactiveInventory.class)
                            .stock("tea")
                            .block());
            assertThat(server.requests).hasSize(1);
        });
    }

    @Test
    void whatTheServerWillNeverDoIsNotAskedAgain() {
        run(context -> {
            server.answerWith(501);

            assertThatExceptionOfType(HttpServerErrorException.class)
                    .isThrownBy(() -> context.getBean(Inventory.class).stock("tea"));
            assertThat(server.requests).hasSize(1);
        });
    }

    @Test
    void aServerThatIsNotThereIsAskedAgain() throws IOException {
        Server gone = Server.start();
        gone.close();
        StarterContext.runner()
                .withInitializer(StarterContext.exampleWith("inventory:", "docs/how-to.md"))
                .withBean(Inventory.class, gone.url())
                .run(context -> {
                    assertThatExceptionOfType(ResourceAccessException.class)
                            .isThrownBy(() -> context.getBean(Inventory.class).stock("tea"));
                    assertThat(context.getBean(RecordingClock.class).waits()).hasSize(3);
                });
    }

    @Test
    void allAttemptsSendTheSameKey() {
        run(context -> {
            server.answerWith(503, 503);

            context.getBean(Orders.class).pay("a");
            assertThat(server.requests).hasSize(3);
            assertThat(server.requests).containsOnly(server.requests.get(0));
            context.getBean(Orders.class).pay("b");
            assertThat(server.requests.get(3)).startsWith("POST ").isNotEqualTo(server.requests.get(0));
        });
    }

    @Test
    void afterAConflictIsReadAgainWhatIsWritten() {
        run(context -> {
            server.answerWith(200, 412);

            context.getBean(Articles.class).rename(1, "tea");
            assertThat(server.requests).containsExactly("GET null", "PUT \"1\"", "GET null", "PUT \"3\"");
        });
    }
}
