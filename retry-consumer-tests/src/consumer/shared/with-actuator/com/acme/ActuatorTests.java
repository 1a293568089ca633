// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ConsumerTest
class ActuatorTests {

    @Value("${local.server.port}")
    private int port;

    @Test
    void endpointShowsProfilesAndMethods() throws Exception {
        HttpResponse<String> all = get("/actuator/retry");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).contains("\"quick\":{\"steps\":3,\"duration\":\"1ms\"", "com.acme.Orders.reserve(int)");
    }

    @Test
    void endpointShowsOneProfile() throws Exception {
        assertThat(get("/actuator/retry/quick").body())
                .startsWith("{\"steps\":3,")
                .contains("\"timeout\":null");
        assertThat(get("/actuator/retry/quik").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
