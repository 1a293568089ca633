// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A real one, on a free port. */
public final class PrometheusServer implements AutoCloseable {

    private static final Path LOG = Path.of("target/prometheus.log");

    private final Process process;
    private final RestClient http;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.http = RestClient.create("http://localhost:" + port);
    }

    /**
     * Starts, and waits until it answers.
     *
     * @param folder for what it stores
     */
    public static PrometheusServer start(Path folder, String configuration) throws IOException {
        Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        int port = TestSocketUtils.findAvailableTcpPort();
        Process process = new ProcessBuilder(
                        Program.find("prometheus", "prometheus"),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, port);
        await().failFast("Prometheus has ended; %s says why".formatted(LOG), () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(RestClientException.class)
                .until(() -> server.get("/-/ready").contains("Ready"));
        return server;
    }

    /** The values of an expression's result. Throws what Prometheus says if it is none. */
    public List<String> values(String expression) {
        return JsonPath.read(get("/api/v1/query?query={query}", expression), "$.data.result[*].value[1]");
    }

    /** What has become of the rules' last evaluation: ok, unknown or err. */
    List<String> ruleHealth() {
        return JsonPath.read(get("/api/v1/rules"), "$.data.groups[*].rules[*].health");
    }

    /** At once, as nobody wants what it has stored. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private String get(String uri, Object... variables) {
        return String.valueOf(http.get().uri(uri, variables).retrieve().body(String.class));
    }
}
