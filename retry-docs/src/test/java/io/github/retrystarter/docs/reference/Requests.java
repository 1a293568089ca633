// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Good and bad requests to a running application, and what it answers. */
final class Requests {

    private static final String JSON = "application/json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;

    Requests(int port) {
        server = "http://localhost:" + port;
    }

    /** The statuses of a good request and of each bad one that there can be. */
    String answers(String verb, String path) {
        List<String> answers = new ArrayList<>();
        boolean hasProfile = path.endsWith("/{profile}");
        String good = path.replace("{profile}", "default");
        String body = hasProfile ? "{\"steps\": 2}" : "{\"enabled\": true}";
        answers.add(String.valueOf(status(verb, good, JSON, body)));
        if (hasProfile) {
            answers.add(status(verb, path.replace("{profile}", "nobody"), JSON, body) + " unknown profile");
        }
        if (verb.equals("POST")) {
            answers.add(status(verb, good, JSON, "{\"stpes\": 2}") + " bad setting");
            answers.add(status(verb, good, "text/plain", body) + " no JSON");
        }
        return String.join(", ", answers);
    }

    int status(String verb, String path, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(server + path))
                        .header("Content-Type", type)
                        .method(verb, verb.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
                        .build())
                .statusCode();
    }

    String body(String path) {
        return send(HttpRequest.newBuilder(URI.create(server + path)).build()).body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
