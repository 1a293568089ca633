// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the start says of a bad password, with the environment of application-secured.yml. */
@ExtendWith(OutputCaptureExtension.class)
class PasswordsTests {

    private static final String LONG = "seventy-two-bytes-are-what-bcrypt-takes-and-this-has-seventy-three-bytes!";

    @ParameterizedTest
    @CsvSource({
        "'', some, viewer, VIEWER_PASSWORD",
        "' ', some, viewer, VIEWER_PASSWORD",
        "some, '', operator, OPERATOR_PASSWORD",
        LONG + ", some, viewer, VIEWER_PASSWORD"
    })
    void aBadPasswordStopsTheStartAndIsNotShown(
            String viewer, String operator, String user, String variable, CapturedOutput output) {
        assertThatException().isThrownBy(() -> start(viewer, operator));
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("sample.security." + user + "-password must have 1 to 72 bytes that are not all blank. "
                        + "Set the environment variable " + variable + ".")
                .doesNotContain(LONG);
    }

    private static void start(String viewer, String operator) {
        new SpringApplicationBuilder(Users.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.profiles.active=secured",
                        "--VIEWER_PASSWORD=" + viewer,
                        "--OPERATOR_PASSWORD=" + operator)
                .close();
    }
}
