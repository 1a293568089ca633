// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/** Without any profile, as whoever tries the sample starts it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DemoTests {

    @LocalServerPort
    private int port;

    @Test
    void everybodyMaySteer() throws Exception {
        Caller anybody = new Caller(port);
        assertThat(anybody.withJson()
                        .post("/actuator/retry/conflict", "{\"steps\": 1}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(anybody.get("/actuator/retry/conflict").body()).contains("\"steps\":1,", "\"changed\":true");
        assertThat(anybody.withJson()
                        .post("/actuator/retry", "{\"enabled\": false}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(anybody.delete("/actuator/retry").statusCode()).isEqualTo(204);
        assertThat(anybody.get("/actuator/retry").body())
                .startsWith("{\"enabled\":true")
                .doesNotContain("\"changed\":true");
    }

    @Test
    void everybodyIsOnThisMachine(@Value("${server.address}") InetAddress address) {
        assertThat(address.isLoopbackAddress()).isTrue();
    }

    @Test
    void thereIsNoUserAndNothingIsGuarded(@Autowired ApplicationContext context) {
        assertThat(context.getBeanNamesForType(UserDetailsService.class)).isEmpty();
        assertThat(context.getBeanNamesForType(SecurityFilterChain.class)).isEmpty();
    }
}
