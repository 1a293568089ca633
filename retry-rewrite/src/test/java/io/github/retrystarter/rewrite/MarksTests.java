// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not quite the same afterwards is said where it happens. */
class MarksTests {

    private static final String RETRY = "import org.springframework.retry.annotation.*;\n";
    private static final String RESILIENCE = "import org.springframework.resilience.annotation.*;\n";

    private static String retry(String members) {
        return Project.ofShop(RETRY + "class Shop {\n    " + members + "\n}\n")
                .migrated()
                .shop();
    }

    private static String resilience(String members) {
        return Project.ofShop(RESILIENCE + "class Shop {\n    " + members + "\n}\n")
                .migrated(new MigrateSpringResilience(), Library.SPRING_7)
                .shop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${app.random:true}", "@settings.random", "#{1 > 0}", "yes"})
    void randomExpressionThatIsNeitherTrueNorFalseIsRefused(String expression) {
        assertThat(retry("@Retryable(backoff = @Backoff(delay = 100, multiplier = 2, randomExpression = \"" + expression
                        + "\")) void charge() {}"))
                .contains("// TODO retry-starter: randomExpression", "@Retryable(");
    }

    @ParameterizedTest
    @CsvSource({"true, false, 1.0", "#{true}, false, 1.0", "#{ false }, true, 0.0", "false, true, 0.0", "'', true, 1.0"
    })
    void randomExpressionWinsOverTheFlag(String expression, boolean flag, String jitter) {
        Project after = Project.ofShop(
                        RETRY + "class Shop {\n @Retryable(backoff = @Backoff(delay = 100, multiplier = 2, random = "
                                + flag + ", randomExpression = \"" + expression + "\")) void charge() {} }")
                .migrated();
        assertThat(after.yaml()).contains("jitter: " + jitter + "\n");
        assertThat(after.shop()).contains("@RetryOnError").doesNotContain("TODO");
    }

    @ParameterizedTest
    @CsvSource({"Default, default", "Conflict, conflict", "Contended, contended"})
    void builtInNamesAreNotTaken(String type, String wish) {
        Project after = Project.of(
                        "src/main/java/" + type + ".java", RETRY + "@Retryable(maxAttempts = 9) class " + type + " {}")
                .migrated();
        assertThat(after.yaml()).contains("    " + wish + "-2:\n").doesNotContain("    " + wish + ":");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application.yml      | {retry: {profiles: {default: {timeout: 2s}}}} | timeout
            application-dev.yml  | {retry.profiles.default.includes: [java.io.IOException]} | includes
            other.yml            | {retry: {profiles: {default: {budget: {cost: 1}, jitterMode: full}}}} | budget, jittermode
            application.properties | retry.profiles.default.excludes[0]=java.io.IOException | excludes
            """)
    void whatDefaultSaysForOtherProfilesIsMarked(String file, String text, String keys) {
        assertThat(Project.retrying("src/main/resources/" + file, text)
                        .migrated()
                        .shop())
                .contains("// TODO retry-starter: its profile takes " + keys + " from retry.profiles.default")
                .contains("@RetryOnError");
    }

    @Test
    void whatTheProfileSaysItselfIsNotTakenFromDefault() {
        assertThat(Project.retrying(
                                Project.APPLICATION + "yml",
                                "retry:\n  profiles:\n    default:\n      steps: 2\n      jitter: 0.5\n    other:\n      timeout: 2s\n")
                        .migrated()
                        .shop())
                .doesNotContain("TODO");
    }

    @Test
    void builtInProfileThatWasChangedIsMarked() {
        Project project = Project.of(
                Project.APPLICATION + "yml",
                "retry:\n  profiles:\n    conflict:\n      steps: 9\n",
                "src/main/java/Shop.java",
                RETRY + "class Shop {\n"
                        + " @Retryable(maxAttempts = 5, backoff = @Backoff(delay = 10, maxDelay = 11)) void charge() {}\n}\n");
        assertThat(project.migrated().shop())
                .contains(
                        "backoff = \"conflict\"",
                        "// TODO retry-starter: its profile conflict has settings of its own");
        project.files().remove(Project.APPLICATION + "yml");
        assertThat(project.migrated().shop()).contains("backoff = \"conflict\"").doesNotContain("TODO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CompletableFuture<String>", "CompletionStage<String>", "Future<String>"})
    void futuresAreMarked(String type) {
        String method = "@Retryable java.util.concurrent." + type + " charge() { return null; }";
        String todo = "// TODO retry-starter: a future that fails is retried here";
        assertThat(retry(method)).contains(todo, "@RetryOnError");
        assertThat(resilience(method)).contains(todo, "@RetryOnError");
    }

    @Test
    void publishersAreMarked() {
        String method = "@Retryable java.util.concurrent.Flow.Publisher<String> charge() { return null; }";
        assertThat(retry(method)).contains("// TODO retry-starter: a publisher that fails", "@RetryOnError");
        assertThat(resilience(method)).contains("// TODO retry-starter: the method is called again", "@RetryOnError");
    }

    @Test
    void futuresOfAWholeClassAreMarked() {
        assertThat(Project.ofShop(RETRY + "@Retryable class Shop {\n"
                                + " java.util.concurrent.Future<String> charge() { return null; }\n}\n")
                        .migrated()
                        .shop())
                .contains("// TODO retry-starter: a future that fails is retried here", "@RetryOnError");
        assertThat(retry("@Retryable String charge() { return null; }")).doesNotContain("TODO");
    }

    @Test
    void commentsInsideTheAnnotationAreKeptBeforeIt() {
        assertThat(retry("""
                        // before
                            @Retryable( // why
                                    maxAttempts = 2, // two
                                    backoff = @Backoff(/* a bit */ delay = 5),
                                    retryFor = /* these */ { /* a */ java.io.IOException.class, // b
                                        IllegalStateException.class })
                            @Deprecated
                            void charge() throws java.io.IOException {}""")).isEqualTo("""
                        import io.github.retrystarter.annotation.RetryOnError;

                        class Shop {
                            // before
                            // why
                            // two
                            /* a bit */
                            /* these */
                            @RetryOnError(backoff = "shop-charge", includes = { /* a */ java.io.IOException.class, // b
                                        IllegalStateException.class })
                            @Deprecated
                            void charge() throws java.io.IOException {}
                        }
                        """);
    }

    @ParameterizedTest
    @CsvSource({"100, 50, 80, false", "100, 50, 50, true", "100, 200, 100, true", "100, 200, 101, false"})
    void timeoutIsComparedWithTheFirstWait(int delay, int maxDelay, int timeout, boolean over) {
        String after = resilience("@Retryable(delay = " + delay + ", maxDelay = " + maxDelay + ", timeout = " + timeout
                + ") void charge() {}");
        assertThat(after.contains("is over before the first retry")).isEqualTo(over);
    }
}
