// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.retrystarter.async.Coroutines;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.Retries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What docs/async.md says is so: its examples against a real HTTP server, which fails as often as it is told to. */
@Timeout(60)
class AsyncDocTests {

    private static final Path ROOT = Path.of("..");

    private final AtomicInteger requests = new AtomicInteger();
    private int failures;
    private HttpServer server;
    private ApplicationContextRunner runner;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String last = path.substring(path.lastIndexOf('/') + 1);
            byte[] body = last.getBytes(StandardCharsets.UTF_8);
            boolean isGood = requests.incrementAndGet() > failures;
            exchange.sendResponseHeaders(isGood ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort());
        runner = new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class))
                .withBean(PaymentClient.class, uri)
                .withBean(PriceClient.class, uri)
                .withBean(SuspendingPayments.class)
                .withPropertyValues("retry.profiles.payments.steps=3", "retry.profiles.payments.factor=1");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "kotlin"})
    void everyExampleIsPartOfATest(String language) throws IOException {
        String sources = sourcesIn(Path.of("src/test/" + language + "/io/github/retrystarter/async/docs"));
        assertThat(Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(ROOT.resolve("docs/async.md")))
                        .results()
                        .map(example -> squeezed(example.group(1))))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(sources).contains(example));
    }

    private static String sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(AsyncDocTests::read).map(AsyncDocTests::squeezed).collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Examples are indented less; and functions of the sources are open, which a compiler plugin does for an application. */
    private static String squeezed(String source) {
        return source.replaceAll("\\bopen (?=suspend fun)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void aFutureIsRetriedAndItsFallbackAnswers() {
        runner.run(context -> {
            PaymentClient client = context.getBean(PaymentClient.class);
            failures = 2;
            assertThat(client.charge(new Domain.Order("a")).join()).isEqualTo(new Domain.Receipt("a", "charged"));
            failures = 99;
            assertThat(client.charge(new Domain.Order("b")).join())
                    .isEqualTo(new Domain.Receipt("b", "queued after: status 503"));
            assertThat(requests).hasValue(6);
        });
    }

    @Test
    void aMonoIsRetried() {
        runner.run(context -> {
            failures = 2;
            assertThat(context.getBean(PriceClient.class).price("tea").block()).isEqualTo("tea");
            assertThat(requests).hasValue(3);
        });
    }

    @Test
    void aSuspendingFunctionIsRetriedAndItsFallbackAnswers() {
        runner.run(context -> {
            SuspendingPayments payments = context.getBean(SuspendingPayments.class);
            Receipt receipt = Coroutines.call(done -> payments.charge(new Order("c"), done));
            assertThat(receipt).isEqualTo(new Receipt("c", "queued after: no answer for c in call 3"));
            assertThat(payments.calls()).isEqualTo(3);
        });
    }

    @Test
    void futuresAreRetriedWithoutAnAnnotationToo() {
        runner.run(context -> {
            AtomicInteger calls = new AtomicInteger();
            CompletableFuture<Integer> answer = context.getBean(Retries.class)
                    .profile("payments")
                    .callAsync(
                            "charge",
                            () -> calls.incrementAndGet() < 3
                                    ? CompletableFuture.failedFuture(new IOException())
                                    : CompletableFuture.completedFuture(calls.get()));
            assertThat(answer.join()).isEqualTo(3);
        });
    }
}
