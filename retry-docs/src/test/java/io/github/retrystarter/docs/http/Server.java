// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers what it is told to, then 200, and remembers who asked what. */
final class Server implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    /** Verb, then the value of the header that is of interest. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private Server(HttpServer server) {
        this.server = server;
    }

    static Server start() throws IOException {
        Server started = new Server(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        started.server.createContext("/", started::answer);
        started.server.start();
        return started;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answerWith(Integer... next) {
        requests.clear();
        statuses.clear();
        statuses.addAll(List.of(next));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod() + " " + header(exchange));
            Integer next = statuses.poll();
            int status = next == null ? 200 : next;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("ETag", "\"" + requests.size() + "\"");
            if (status == 429) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            byte[] body = "7".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static @Nullable String header(HttpExchange exchange) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return key != null ? key : exchange.getRequestHeaders().getFirst("If-Match");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
