// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a {@code @Recover} method must not become a fallback. */
class RecoverMovesTests {

    private static final String IMPORTS = """
            import java.lang.annotation.*;
            import java.util.*;
            import org.springframework.retry.annotation.*;
            import org.springframework.stereotype.*;

            """;
    private static final String ADVISED = "@Retention(RetentionPolicy.RUNTIME) @interface Transactional {}\n";
    private static final String SHOP = """
            class Shop {
                @Retryable String charge(String order) { return order; }
                @Recover String later(Exception failure, String order) { return order; }
            }
            """;

    private static String migrated(String source, String... others) {
        Project project = Project.of(others);
        project.files().put(Project.SHOP, IMPORTS + source);
        return project.migrated().shop();
    }

    private static void stays(String after, String todo) {
        assertThat(after)
                .contains("// TODO retry-starter: ", todo)
                .contains("@Retryable", "@Recover")
                .doesNotContain("@RetryOnError");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @Recover @Transactional String later( | @Recover String later(
            @Recover public @Transactional String later( | @Recover String later(
            @Transactional class Shop | class Shop
            class Shop extends Above | class Shop
            class Shop implements Facing | class Shop
            """)
    void adviceOfARecoveryWouldBeLost(String with, String without) {
        String others = ADVISED + "@Transactional class Above {}\n@Transactional interface Facing {}\n";
        stays(migrated(SHOP.replace(without, with) + others), "may have advice by @Transactional");
        assertThat(migrated(SHOP + others)).contains("fallback = \"later\"").doesNotContain("TODO");
    }

    @Test
    void adviceOfARecoveryThatDoesNotMoveWouldBeLostToo() {
        stays(migrated(ADVISED + """
                        class Shop {
                            @Retryable String charge() { return ""; }
                            @Recover @Transactional String later(Exception failure) { return ""; }
                        }
                        """), "may have advice by @Transactional");
    }

    @Test
    void annotationThatCannotBeResolvedMayBeAdvice() {
        stays(migrated("import no.such.Validated;\n@Validated " + SHOP.strip()), "may have advice by @Validated");
    }

    @Test
    void buildScriptsAreNoSourcesOfAnotherLanguage() {
        assertThat(migrated(SHOP, "settings.gradle.kts", "")).contains("fallback = \"later\"");
    }

    @Test
    void annotationsWithoutAdviceDoNotMatter() {
        assertThat(migrated(SHOP.replace("class Shop", "@Service @EnableRetry class Shop")
                        .replace("@Recover", "@Recover @Deprecated @SuppressWarnings(\"x\")")))
                .contains("fallback = \"later\"")
                .doesNotContain("TODO");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            class Sub extends Shop { @Override String later(Exception e, String o) { return super.later(e, o); } }
            class Ref { java.util.function.BiFunction<Exception, String, String> f(Shop s) { return s::later; } }
            class Anon { Shop s = new Shop() { String later(Exception e, String o) { return o; } }; }
            """)
    void recoveryThatAnotherFileDependsOnStays(String other) {
        stays(migrated(SHOP, "src/main/java/Other.java", other), "cannot become the last parameter");
    }

    @Test
    void recoveryOfAGenericClassOrWithVarargsStays() {
        stays(migrated("""
                        class Shop<T> {
                            @Retryable T charge(T order) { return order; }
                            @Recover T later(Exception failure, T order) { return order; }
                        }
                        """), "cannot become the last parameter");
        stays(migrated("""
                        class Shop {
                            @Retryable void charge(String... orders) {}
                            @Recover void later(Exception failure, String... orders) {}
                        }
                        """), "cannot become the last parameter");
        stays(migrated("""
                        class Shop {
                            @Retryable <T> void charge(List<T> orders) {}
                            @Recover <T> void later(Exception failure, List<T> orders) {}
                        }
                        """), "cannot become the last parameter");
    }

    @ParameterizedTest
    @CsvSource({"src/main/kotlin/Other.kt", "src/main/groovy/Other.groovy"})
    void recoveryThatAnotherLanguageMayCallStaysUnlessPrivate(String path) {
        stays(migrated(SHOP, path, ""), "cannot become the last parameter");
        assertThat(migrated(SHOP.replace("@Recover", "@Recover private"), path, ""))
                .contains("fallback = \"later\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            String later(String order, Exception failure) { return order; }
            String later(String order) { return order; }
            String later(String order, Error failure) { return order; }
            """)
    void overloadThatWouldAnswerTooHoldsTheRecovery(String overload) {
        String todo = "could answer as a fallback too";
        stays(migrated(SHOP.replace("class Shop {", "class Shop { " + overload)), todo);
        stays(
                migrated(SHOP.replace("class Shop", "class Shop extends Above") + "class Above { " + overload + " }"),
                todo);
    }

    @Test
    void recoveriesOfOneNameForSeveralMethodsDoNotHoldEachOther() {
        assertThat(migrated("""
                        class Shop {
                            @Retryable String charge(String order) { return order; }
                            @Retryable String count(int number) { return ""; }
                            @Recover String later(Exception failure, String order) { return order; }
                            @Recover String later(Exception failure, int number) { return ""; }
                            String later(String order, int number) { return ""; }
                        }
                        """))
                .contains("later(String order, Exception failure)", "later(int number, Exception failure)")
                .doesNotContain("TODO", "@Recover");
    }

    @Test
    void callsInOtherFilesFollow() {
        assertThat(Project.of(
                                Project.SHOP,
                                IMPORTS + SHOP,
                                "src/main/java/Caller.java",
                                "class Caller { String f(Shop s) { return s.later(null, \"x\"); } }")
                        .migrated()
                        .files()
                        .get("src/main/java/Caller.java"))
                .contains("s.later(\"x\", null)");
    }
}
