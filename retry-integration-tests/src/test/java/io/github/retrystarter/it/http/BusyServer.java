// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Refuses every request, and says when to come back. It sends the header Date with each answer, as servers do. */
final class BusyServer implements AutoCloseable {

    private final HttpServer server;
    private volatile int status;
    private volatile String retryAfter = "";

    private BusyServer(HttpServer server) {
        this.server = server;
    }

    static BusyServer start() throws IOException {
        BusyServer busy =
                new BusyServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        busy.server.createContext("/", busy::refuse);
        busy.server.start();
        return busy;
    }

    void answerWith(int newStatus, String newRetryAfter) {
        status = newStatus;
        retryAfter = newRetryAfter;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
