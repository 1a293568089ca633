// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.retrystarter.sample.monitoring.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.test.util.TestSocketUtils;

/** The sample in a process of its own, on a free port, as the documentation starts it. */
final class SampleProcess implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final int port;

    private SampleProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static SampleProcess start(String command, Map<String, String> environment) throws IOException {
        int port = TestSocketUtils.findAvailableTcpPort();
        String moved = command.replaceAll("--server.port=\\d+", "--server.port=" + port);
        assertThat(moved).isNotEqualTo(command);
        Path log = Path.of("target/sample-%d.log".formatted(port));
        // exec, so that the process that is stopped is the application and not its shell
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "exec " + moved)
                .directory(Repository.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SAMPLE_"));
        shell.environment().putAll(environment);
        // the JDK that runs the tests; short-lived, so the first compiler is enough
        shell.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, jdk) -> jdk + ":" + path);
        shell.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        return new SampleProcess(shell.start(), log, port);
    }

    void awaitHealth() {
        await().atMost(Duration.ofMinutes(2))
                .failFast("The sample has ended; %s says why".formatted(log), () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> get("/actuator/health").statusCode() == 200);
    }

    String address() {
        return "localhost:" + port;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    CompletableFuture<String> post(String path) {
        return http.sendAsync(request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                .thenApply(response -> {
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                    return response.body();
                });
    }

    /** Lines of a stream that stays open. */
    Stream<String> open(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofLines()).body();
    }

    /** As a container engine does it, and says whether it ended in time. */
    boolean stop(Duration grace) throws InterruptedException {
        process.destroy();
        return process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address() + path));
    }
}
