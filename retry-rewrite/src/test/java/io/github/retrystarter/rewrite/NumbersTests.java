// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrewrite.Recipe;

/** How attributes are read: each method's name is the profile it should get, or says that it stays. */
class NumbersTests {

    private static final String FIELDS = """
                static final int THREE = 3;
                static final String NAME = "b" + 1;
                static int variable = 3;
                static final int WRAPPED = Other.HIDDEN;
            """;

    private static Project migrate(String imported, List<String> attributes, Recipe recipe, Library library) {
        StringBuilder source = new StringBuilder("import " + imported + ";\n\nclass Shop {\n" + FIELDS);
        for (int index = 0; index < attributes.size(); index++) {
            source.append("    @Retryable(" + attributes.get(index) + ") void m" + (char) ('a' + index) + "() {}\n");
        }
        return Project.ofShop(source + "}\nclass Other { static final int HIDDEN = Math.abs(1); }\n")
                .migrated(recipe, library);
    }

    private static String profile(Project migrated, String method) {
        String yaml = migrated.yaml() + "\n    end:";
        int start = yaml.indexOf("    shop-" + method + ":");
        return start < 0
                ? "none"
                : yaml.substring(yaml.indexOf('\n', start), yaml.indexOf("\n    ", yaml.indexOf("jitter", start)))
                        .strip()
                        .replaceAll("\\s*\\n\\s*", ", ");
    }

    @Test
    void springRetry() {
        Project migrated = migrate(
                "org.springframework.retry.annotation.*",
                List.of(
                        "maxAttempts = (THREE + 1) * 2 - 6 / 3",
                        "maxAttempts = -1",
                        "maxAttempts = variable",
                        "maxAttempts = 7 / 0",
                        "maxAttempts = 7 % 4",
                        "maxAttempts = WRAPPED",
                        "maxAttempts = Integer.MAX_VALUE",
                        "maxAttemptsExpression = \"#{ ${app.attempts:3} }\"",
                        "maxAttemptsExpression = \"8\", label = NAME",
                        "backoff = @Backoff(3_600_000)",
                        "backoff = @Backoff(120000)",
                        "backoff = @Backoff(delay = 100, multiplier = 3.0 / 2)",
                        "backoff = @Backoff(delayExpression = \"${d}\", multiplierExpression = \"${m}\","
                                + " maxDelayExpression = \"${x}\")",
                        "backoff = @Backoff(delay = 0)",
                        "backoff = @Backoff(delay = 0, multiplier = 2)",
                        "maxAttempts = 4, backoff = @Backoff(delay = 10, multiplier = 5, maxDelay = 100, random = true)",
                        "backoff = @Backoff(delay = 7, multiplier = 2, randomExpression = \"true\")",
                        "maxAttempts = 1, backoff = @Backoff(delay = 10, multiplier = 0.5)",
                        "exclude = {}, include = {}, maxAttempts = 9",
                        "backoff = @Backoff(delay = 10, maxDelayExpression = \"${x}\")",
                        "interceptor = \"\", exceptionExpression = \"\", listeners = {}, maxAttempts = 11",
                        "listeners = \"one\"",
                        "maxAttempts = +4",
                        "maxAttemptsExpression = \"#{5\"",
                        "backoff = @Backoff(delay = 9, multiplier = 1 + 2.5)",
                        "listeners = {\"\"}, maxAttempts = 12"),
                new MigrateSpringRetry(),
                Library.SPRING_RETRY);
        assertThat(profile(migrated, "ma")).isEqualTo("steps: 6, duration: 1s, factor: 1.0, jitter: 0.0");
        List.of("mb", "mc", "md", "me", "mf", "mt", "mv", "mw", "mx")
                .forEach(method -> assertThat(profile(migrated, method)).isEqualTo("none"));
        assertThat(profile(migrated, "mg")).startsWith("steps: 2147483647");
        assertThat(profile(migrated, "mh")).startsWith("steps: \"${app.attempts:3}\"");
        assertThat(profile(migrated, "mi")).startsWith("steps: 8");
        assertThat(profile(migrated, "mj")).contains("duration: 1h,");
        assertThat(profile(migrated, "mk")).contains("duration: 2m,");
        assertThat(profile(migrated, "ml")).contains("duration: 100ms, factor: 1.5");
        assertThat(profile(migrated, "mm")).contains("duration: \"${d}\", factor: \"${m}\", jitter: 0.0");
        assertThat(migrated.yaml()).contains("cap: \"${x}\"");
        assertThat(profile(migrated, "mn")).contains("duration: 0ms, factor: 1.0");
        assertThat(profile(migrated, "mo")).contains("duration: 1ms, factor: 2.0");
        assertThat(profile(migrated, "mp")).contains("duration: 10ms, factor: 5.0, jitter: 4.0");
        assertThat(migrated.shop()).contains("waits can be up to 5.0 times 100ms");
        assertThat(profile(migrated, "mq")).contains("jitter: 1.0");
        assertThat(profile(migrated, "mr")).isEqualTo("steps: 1, duration: 10ms, factor: 1.0, jitter: 0.0");
        assertThat(profile(migrated, "ms")).startsWith("steps: 9");
        assertThat(profile(migrated, "mu")).startsWith("steps: 11");
        assertThat(profile(migrated, "my")).contains("factor: 3.5");
        assertThat(profile(migrated, "mz")).startsWith("steps: 12");
        assertThat(migrated.shop().split("@Retryable", -1)).hasSize(10);
    }

    @Test
    void springResilience() {
        Project migrated = migrate(
                "org.springframework.resilience.annotation.*",
                List.of(
                        "maxRetries = Long.MAX_VALUE",
                        "delayString = \"2s\", maxDelayString = \"${x}\", multiplier = 2",
                        "delayString = \"1h30m\"",
                        "delay = 10, jitterString = \"${j}\"",
                        "delay = 10, jitter = 5, maxDelayString = \"${x}\"",
                        "delay = 10, jitter = 5, multiplierString = \"${m}\"",
                        "delay = 0, jitter = 90, maxDelay = 70",
                        "timeoutString = \"${t}\"",
                        "delayString = \"${d}\", timeout = 50",
                        "delay = 40, jitter = 4, multiplier = 2",
                        "delayString = \"250\""),
                new MigrateSpringResilience(),
                Library.SPRING_7);
        assertThat(profile(migrated, "ma")).startsWith("steps: 2147483647, duration: 1s");
        assertThat(profile(migrated, "mb")).contains("duration: 2s, factor: 2.0");
        List.of("mc", "md", "me", "mf")
                .forEach(method -> assertThat(profile(migrated, method)).isEqualTo("none"));
        assertThat(profile(migrated, "mg")).contains("duration: 70ms");
        assertThat(migrated.yaml()).contains("timeout: \"${t}\"", "timeout: 50ms", "cap: \"${x}\"");
        assertThat(profile(migrated, "mj")).contains("factor: 2.0, jitter: 0.1");
        assertThat(profile(migrated, "mk")).contains("duration: 250ms");
        assertThat(migrated.shop().split("@Retryable", -1)).hasSize(5);
    }
}
