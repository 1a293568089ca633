// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Passwords of the users. There is no default, as one that everybody can read here guards nothing.
 *
 * @param viewerPassword of the user who may look
 * @param operatorPassword of the user who may change things too
 */
@ConfigurationProperties("sample.security")
record Passwords(String viewerPassword, String operatorPassword) {

    Passwords {
        require(viewerPassword, "viewer");
        require(operatorPassword, "operator");
    }

    private static void require(String password, String user) {
        // what bcrypt takes
        if (password.isBlank() || password.getBytes(StandardCharsets.UTF_8).length > 72) {
            throw new IllegalArgumentException(
                    "sample.security.%s-password must have 1 to 72 bytes that are not all blank. Set the environment variable %s_PASSWORD."
                            .formatted(user, user.toUpperCase(Locale.ROOT)));
        }
    }
}
