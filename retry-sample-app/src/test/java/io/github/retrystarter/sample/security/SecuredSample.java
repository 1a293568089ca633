// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sample as it runs under profile {@code secured}; one for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("secured")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "VIEWER_PASSWORD=" + SecuredSample.VIEWER_PASSWORD,
            "OPERATOR_PASSWORD=" + SecuredSample.OPERATOR_PASSWORD,
            "sample.run-on-start=false"
        })
@Import({SecuredSample.Later.class, SecuredSample.QuickPasswords.class})
public @interface SecuredSample {

    String VIEWER_PASSWORD = "only looks";
    String OPERATOR_PASSWORD = "may steer";

    /** A password takes a tenth of a second to check, on purpose; hundreds of them are checked here. */
    @TestConfiguration
    class QuickPasswords {

        @Bean
        @Primary
        PasswordEncoder quickEncoder() {
            return new BCryptPasswordEncoder(4);
        }
    }

    /** Answers when its request has left the filters, as a stream of events ends. */
    @RestController
    class Later {

        @GetMapping("/later")
        CompletableFuture<String> later() {
            return CompletableFuture.supplyAsync(() -> "done");
        }
    }
}
