// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** With a profile that opens nothing. */
@ActiveProfiles("plain")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "sample.run-on-start=false")
class OtherProfileTests {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "GET,    /actuator/retry,          200",
        "GET,    /actuator/retry/conflict, 200",
        "POST,   /actuator/retry,          405",
        "POST,   /actuator/retry/conflict, 405",
        "DELETE, /actuator/retry,          405",
        "DELETE, /actuator/retry/conflict, 405"
    })
    void everybodyMayLookAndNobodyMaySteer(String method, String path, int status) throws Exception {
        assertThat(new Caller(port).withJson().send(method, path, "").statusCode())
                .isEqualTo(status);
    }
}
