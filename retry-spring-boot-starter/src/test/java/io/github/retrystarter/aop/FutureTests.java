// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What is particular to futures: their threads, their time, who may complete them. Real time, short waits. */
@Timeout(60)
class FutureTests {

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Quotes.class)
            .withPropertyValues("retry.profiles.default.factor=1");
    private final ApplicationContextRunner runner =
            bare.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class));

    /** Gives what the test says. */
    public static class Quotes {

        private final List<String> threads = new CopyOnWriteArrayList<>();
        private final AtomicInteger calls = new AtomicInteger();
        private volatile Supplier<CompletableFuture<Integer>> script = () -> calls() < 3
                ? CompletableFuture.failedFuture(new IOException("call " + calls()))
                : CompletableFuture.completedFuture(calls());

        @RetryOnError
        public CompletableFuture<Integer> ask() {
            return run();
        }

        @RetryOnError
        public Future<Integer> askPlainly() {
            return run();
        }

        @Async
        @RetryOnError
        public CompletableFuture<Integer> askAside() {
            return run();
        }

        private CompletableFuture<Integer> run() {
            calls.incrementAndGet();
            threads.add(Thread.currentThread().getName());
            return script.get();
        }

        int calls() {
            return calls.get();
        }

        List<String> threads() {
            return threads;
        }

        void play(Supplier<CompletableFuture<Integer>> futures) {
            script = futures;
        }
    }

    private static double interrupted(MeterRegistry meters) {
        return meters.get("retry.calls")
                .tags("method", "ask", "outcome", "interrupted")
                .counter()
                .count();
    }

    @Test
    void laterAttemptsAreMadeByBootsExecutor() {
        runner.run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            assertThat(quotes.ask().join()).isEqualTo(3);
            assertThat(quotes.threads().get(0)).isEqualTo(Thread.currentThread().getName());
            assertThat(quotes.threads().subList(1, 3)).allMatch(name -> name.startsWith("task-"));
        });
    }

    @Test
    void withoutOneByTheExecutorOfAllFutures() {
        bare.run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            assertThat(quotes.ask().join()).isEqualTo(3);
            assertThat(quotes.threads().subList(1, 3))
                    .noneMatch(name -> name.startsWith("task-") || name.startsWith("retry-"));
        });
    }

    @Test
    void whatHasSucceededIsHandedOnAsItIs() {
        runner.run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            CompletableFuture<Integer> done = CompletableFuture.completedFuture(7);
            quotes.play(() -> done);
            assertThat(quotes.ask()).isSameAs(done);
            assertThat(quotes.ask()).isSameAs(done);
        });
    }

    @Test
    void aPlainFutureIsRetriedIfItsMethodThrows() {
        runner.run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            quotes.play(() -> {
                if (quotes.calls() < 3) {
                    throw new IllegalStateException("call " + quotes.calls());
                }
                return CompletableFuture.failedFuture(new IOException("too late"));
            });
            Future<Integer> plain = quotes.askPlainly();
            assertThatThrownBy(plain::get).hasRootCauseMessage("too late");
            assertThat(quotes.calls()).isEqualTo(3);
        });
    }

    @Test
    void anAsyncMethodIsRetriedInItsThreadWhetherItThrowsOrItsFutureFails() {
        runner.withUserConfiguration(Asynchronous.class).run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            quotes.play(() -> switch (quotes.calls()) {
                case 1 -> throw new IllegalStateException("thrown");
                case 2 ->
                    CompletableFuture.supplyAsync(() -> {
                        throw new IllegalStateException("later");
                    });
                default -> CompletableFuture.completedFuture(quotes.calls());
            });
            assertThat(quotes.askAside().join()).isEqualTo(3);
            assertThat(quotes.threads())
                    .hasSize(3)
                    .containsOnly(quotes.threads().get(0));
            assertThat(quotes.threads().get(0)).startsWith("task-");
        });
    }

    @EnableAsync
    static class Asynchronous {}

    @Test
    void besideItAMethodThatIsNotAsyncBlocksNobody() {
        runner.withUserConfiguration(Asynchronous.class).run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            CompletableFuture<Integer> pending = new CompletableFuture<>();
            quotes.play(() -> pending);
            CompletableFuture<Integer> answer = quotes.ask();
            assertThat(answer).isNotDone();
            pending.complete(1);
            assertThat(answer).isCompletedWithValue(1);
        });
    }

    @Test
    void withoutEnableAsyncTheAnnotationBlocksNobodyEither() {
        runner.run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            CompletableFuture<Integer> pending = new CompletableFuture<>();
            quotes.play(() -> pending);
            assertThat(quotes.askAside()).isNotDone();
            pending.cancel(true);
        });
    }

    @Test
    void aTimeoutOfTheCallersEndsTheRetries() {
        runner.withPropertyValues("retry.profiles.default.duration=1h").run(context -> {
            Quotes quotes = context.getBean(Quotes.class);
            CompletableFuture<Integer> answer = quotes.ask().orTimeout(1, TimeUnit.MILLISECONDS);
            assertThatThrownBy(answer::join).hasCauseInstanceOf(TimeoutException.class);
            assertThat(quotes.calls()).isEqualTo(1);
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            while (interrupted(meters) == 0) {
                // told after the caller has the timeout
                Thread.onSpinWait();
            }
            assertThat(meters.get("retry.waiting")
                            .tag("profile", "default")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(interrupted(meters)).isEqualTo(1);
        });
    }

    @Test
    void closingTheContextEndsTheWait() {
        runner.withPropertyValues("retry.profiles.default.duration=1h").run(context -> {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            CompletableFuture<Integer> answer = context.getBean(Quotes.class).ask();
            assertThat(answer).isNotDone();
            context.close();
            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("call 1");
            assertThat(interrupted(meters)).isEqualTo(1);
        });
    }

    @Aspect
    public static class Audit {

        private final AtomicInteger calls = new AtomicInteger();

        @Before("execution(* io.github.retrystarter.aop.FutureTests.Quotes.ask())")
        public void before(JoinPoint call) {
            calls.incrementAndGet();
        }

        int calls() {
            return calls.get();
        }
    }

    @Test
    void adviceInsideOfTheRetriesRunsInEveryAttemptOnItsThread() {
        runner.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
                .withBean(Audit.class)
                .run(context -> {
                    assertThat(context.getBean(Quotes.class).ask().join()).isEqualTo(3);
                    assertThat(context.getBean(Audit.class).calls()).isEqualTo(3);
                });
    }

    @Test
    void aTaskDecoratorFindsWhatTheCallerHad() {
        List<String> decorated = new CopyOnWriteArrayList<>();
        runner.withBean(TaskDecorator.class, () -> task -> {
                    decorated.add(String.valueOf(MDC.get("order")));
                    return task;
                })
                .run(context -> {
                    MDC.put("order", "1");
                    CompletableFuture<Integer> answer =
                            context.getBean(Quotes.class).ask();
                    MDC.clear();
                    assertThat(answer.join()).isEqualTo(3);
                });
        assertThat(decorated).containsExactly("1", "1");
    }

    @Test
    void attemptsThatAreQueuedWhenTheApplicationEndsFailAsTheLastOneDid() {
        runner.withPropertyValues(
                        "retry.profiles.default.duration=0",
                        "spring.task.execution.pool.core-size=1",
                        "spring.task.execution.shutdown.await-termination=false")
                .run(context -> {
                    CountDownLatch closing = new CountDownLatch(1);
                    CountDownLatch busy = new CountDownLatch(1);
                    context.getBean(Executor.class).execute(() -> {
                        busy.countDown();
                        try {
                            closing.await();
                        } catch (InterruptedException interruption) {
                            Thread.currentThread().interrupt();
                        }
                    });
                    busy.await();
                    CompletableFuture<Integer> answer =
                            context.getBean(Quotes.class).ask();
                    ThreadPoolTaskExecutor executor = context.getBean(ThreadPoolTaskExecutor.class);
                    while (executor.getQueueSize() == 0) {
                        Thread.onSpinWait();
                    }
                    executor.shutdown();
                    assertThatThrownBy(answer::join).hasRootCauseMessage("call 1");
                    assertThat(interrupted(context.getBean(MeterRegistry.class)))
                            .isEqualTo(1);
                    closing.countDown();
                });
    }

    /** A type parameter of the interface says what comes later. */
    public interface Client<R> {

        @RetryOnError
        R call() throws IOException;
    }

    public static class Service implements Client<CompletableFuture<Integer>> {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public CompletableFuture<Integer> call() {
            int number = calls.incrementAndGet();
            return number < 3
                    ? CompletableFuture.failedFuture(new IOException())
                    : CompletableFuture.completedFuture(number);
        }
    }

    @Test
    void whatIsReturnedIsKnownThroughGenericsToo() {
        runner.withBean(Service.class)
                .run(context ->
                        assertThat(context.getBean(Service.class).call().join()).isEqualTo(3));
    }

    /** Asks a real server, which fails twice and keeps the third one waiting if it is told to. */
    public static class HttpQuotes {

        private final HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

        @RetryOnError(includes = IOException.class)
        public CompletableFuture<String> quote(URI uri) {
            return client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .thenApply(HttpQuotes::body);
        }

        private static String body(HttpResponse<String> response) {
            if (response.statusCode() != 200) {
                throw new CompletionException(new IOException("status " + response.statusCode()));
            }
            return response.body();
        }
    }

    @Test
    void aRealServerThatFailsTwice() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = server(requests, new CountDownLatch(0));
        try {
            runner.withBean(HttpQuotes.class)
                    .run(context -> assertThat(context.getBean(HttpQuotes.class)
                                    .quote(uriOf(server))
                                    .join())
                            .isEqualTo("42"));
            assertThat(requests).hasValue(3);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRealRequestIsGivenUpAlongWithTheCall() throws IOException {
        CountDownLatch kept = new CountDownLatch(1);
        AtomicInteger requests = new AtomicInteger(2);
        HttpServer server = server(requests, kept);
        try {
            runner.withBean(HttpQuotes.class).run(context -> {
                CompletableFuture<String> quote =
                        context.getBean(HttpQuotes.class).quote(uriOf(server));
                assertThat(quote.cancel(true)).isTrue();
                assertThat(quote).isCancelled();
                kept.countDown();
            });
            assertThat(requests.get()).as("no further one").isLessThanOrEqualTo(3);
        } finally {
            server.stop(0);
        }
    }

    private static URI uriOf(HttpServer server) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private static HttpServer server(AtomicInteger requests, CountDownLatch third) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (requests.incrementAndGet() < 3) {
                    exchange.sendResponseHeaders(503, -1);
                    return;
                }
                third.await();
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("42".getBytes());
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        return server;
    }
}
