// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A second run finds nothing to do. */
class TwiceTests {

    private static final Project BEFORE = Project.of(
            "src/main/java/Payments.java",
            """
            import org.springframework.retry.annotation.*;

            class Payments {
                @Retryable( // often
                        maxAttempts = 7)
                String charge(String order) { return order; }

                @Recover
                String later(Exception failure, String order) { return order; }

                @Retryable(stateful = true)
                void stateful() {}
            }
            """,
            "src/main/java/Mails.java",
            """
            import java.util.concurrent.CompletableFuture;
            import org.springframework.resilience.annotation.*;

            @EnableResilientMethods
            class Mails {
                @Retryable(maxRetries = 6, delay = 20)
                CompletableFuture<String> send() { return null; }
            }
            """,
            "src/main/resources/application.yml",
            "spring.config.activate.on-profile: dev\n---\nretry:\n  profiles:\n    default:\n      timeout: 2s\n",
            "src/test/resources/application.yml",
            "retry: 5\n",
            "pom.xml",
            "<project>\n  <dependencies>\n    <dependency>\n      <groupId>org.springframework.retry</groupId>\n"
                    + "      <artifactId>spring-retry</artifactId>\n    </dependency>\n  </dependencies>\n</project>\n");

    @Test
    void bothLibrariesAtOnce() {
        Project first = BEFORE.migrated(new MigrateToRetryStarter(), Library.BOTH);
        assertThat(first.files().get("src/main/java/Payments.java"))
                .contains("@RetryOnError(backoff = \"payments-charge\", fallback = \"later\")", "@Retryable(stateful");
        assertThat(first.files().get("src/main/java/Mails.java"))
                .contains("@RetryOnError(backoff = \"mails-send\")")
                .doesNotContain("resilience");
        assertThat(first.yaml()).contains("    payments-charge:\n", "    mails-send:\n");
        assertThat(first.files().get("src/test/resources/application.yml")).contains("#     mails-send:\n");
        assertThat(first.files().get("pom.xml")).contains("retry-spring-boot-starter", "spring-retry");
        assertThat(first.migrated(new MigrateToRetryStarter(), Library.BOTH)).isEqualTo(first);
    }
}
