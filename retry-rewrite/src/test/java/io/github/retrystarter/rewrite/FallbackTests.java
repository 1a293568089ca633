// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackTests {

    private static final String IMPORTS = """
            import org.springframework.context.annotation.Bean;
            import org.springframework.core.annotation.AliasFor;
            import org.springframework.retry.annotation.*;

            """;

    private static String migrate(String source) {
        String after = Project.ofShop(IMPORTS + source).migrated().shop();
        return after.substring(after.indexOf("Shop"));
    }

    private static String shop(String members) {
        return migrate("class Shop extends Base {\n" + members + "\n}\nclass Base {}\n");
    }

    private static final String RETRIED = "@Retryable String charge(String order, int cents) { return order; }\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @Recover String later(Exception failure, String order, int cents) { return order; } | later(String order, int cents, Exception failure)
                    @Recover String later(String order, int cents) { return order; } | later(String order, int cents)
                    @Recover public String later(Exception failure, String order, int cents) { return order; } | public String later(String order, int cents, Exception failure)
                    """)
    void unnamedRecoveryBecomesTheFallback(String recover, String signature) {
        assertThat(shop(RETRIED + recover))
                .contains("@RetryOnError(backoff = \"spring-retry-defaults\", fallback = \"later\")")
                .contains(signature)
                .doesNotContain("Recover", "TODO");
    }

    @Test
    void recoveriesOfOneNameAreOverloads() {
        assertThat(shop(RETRIED + """
                        @Recover String later(IllegalStateException failure, String order, int cents) { return order; }
                        @Recover String later(RuntimeException failure, String order, int cents) { return order; }
                        """))
                .contains("later(String order, int cents, IllegalStateException failure)")
                .contains("later(String order, int cents, RuntimeException failure)")
                .contains("fallback = \"later\"")
                .doesNotContain("@Recover");
    }

    @Test
    void recoveryOfAnotherMethodIsNotTaken() {
        assertThat(shop(RETRIED + """
                        @Retryable String ask() { return ""; }
                        @Recover String askLater(Exception failure) { return ""; }
                        @Recover String chargeLater(Exception failure, String order, int cents) { return ""; }
                        """))
                .contains("fallback = \"askLater\"", "fallback = \"chargeLater\"")
                .contains("askLater(Exception failure)")
                .doesNotContain("@Recover");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @Recover String one(Exception e, String order, int cents) { return order; } @Recover String two(Error e, String order, int cents) { return order; } | several @Recover methods can answer
                    @Recover String some(Exception e, String order) { return order; } | has to take the same parameters
                    @Recover Object wider(Exception e, String order, int cents) { return order; } | has to take the same parameters
                    @Recover String referred(Exception e, String order, int cents) { return order; } Object o = (F) this::referred; interface F { String f(Exception e, String o, int c); } | cannot become the last parameter
                    """)
    void recoveryThatCannotBeAFallbackStays(String recover, String todo) {
        assertThat(shop(RETRIED + recover))
                .contains(todo)
                .contains("@Retryable String")
                .contains("@Recover");
    }

    @Test
    void recoveryOfASuperclassIsNotForgotten() {
        assertThat(migrate("""
                        class Shop extends Base {
                            @Retryable void charge() {}
                        }
                        class Base {
                            @Recover void later(Exception failure) {}
                        }
                        """))
                .contains("a @Recover method of a superclass may answer")
                .contains("@Retryable void charge");
    }

    @Test
    void namedRecoveryThatIsNotThereIsMarked() {
        assertThat(shop("@Retryable(recover = \"elsewhere\") void charge() {}"))
                .contains("recover = \"elsewhere\" is not in this class")
                .contains("@Retryable(recover");
    }

    @Test
    void notRecoverableMattersOnlyWithARecovery() {
        assertThat(shop("@Retryable(notRecoverable = Error.class) void charge() {}"))
                .contains("@RetryOnError(backoff");
        assertThat(shop("""
                        @Retryable(notRecoverable = Error.class) void charge() {}
                        @Recover void later(Throwable failure) {}
                        """)).contains("notRecoverable has no counterpart").contains("@Retryable(notRecoverable");
    }

    @Test
    void recoveryOfOneThatStaysHoldsTheOthers() {
        assertThat(shop("""
                        @Retryable(stateful = true) void first() {}
                        @Retryable void second() {}
                        @Recover void later(Exception failure) {}
                        """))
                .contains("its @Recover method also answers for one that is not translated")
                .doesNotContain("@RetryOnError");
    }

    @Test
    void wholeClassIsTranslatedUnlessItRecovers() {
        String source = IMPORTS + "@Retryable\nclass Shop {\n    void charge() {}\n%s}\n";
        assertThat(Project.ofShop(source.formatted("")).migrated().shop())
                .contains("@RetryOnError(backoff = \"spring-retry-defaults\")\nclass Shop");
        assertThat(Project.ofShop(source.formatted("    @Recover void later(Exception failure) {}\n"))
                        .migrated()
                        .shop())
                .contains("// TODO retry-starter: @Recover methods are not translated for a whole class")
                .contains("@Retryable\nclass Shop");
    }

    @Test
    void composedAnnotationIsTranslatedUnlessItHasAliases() {
        String source = IMPORTS + "@Retryable(maxAttempts = 2)\n@interface Shop {\n%s}\n";
        assertThat(Project.ofShop(source.formatted("")).migrated().shop())
                .contains("@RetryOnError(backoff = \"shop\")\n@interface Shop");
        assertThat(Project.ofShop(source.formatted(
                                "    @AliasFor(annotation = Retryable.class) int maxAttempts() default 2;\n"))
                        .migrated()
                        .shop())
                .contains("attributes of a composed annotation are not translated")
                .contains("@Retryable(maxAttempts = 2)\n@interface Shop");
    }

    @Test
    void recoveryThatIsOverriddenOrStaticOrOfAnotherTypeStays() {
        assertThat(migrate("""
                        class Shop implements Later {
                            @Retryable public String charge(String order) { return order; }
                            @Override @Recover public String later(Exception failure, String order) { return order; }
                        }
                        interface Later { String later(Exception failure, String order); }
                        """)).contains("is overridden or referred to");
    }

    @Test
    void circuitBreakerOnAClassAndOrderOfTheSwitchAreMarked() {
        assertThat(migrate("@CircuitBreaker class Shop {}")).contains("Shop");
        assertThat(Project.ofShop(
                                IMPORTS + "@EnableRetry(order = 5)\nclass Shop {\n    @Retryable void charge() {}\n}\n")
                        .migrated()
                        .shop())
                .contains("EnableRetry had an order: set retry.order")
                .doesNotContain("@EnableRetry");
    }

    @Test
    void initializersAndInterfacesAreMarked() {
        assertThat(shop("static { new org.springframework.retry.support.RetryTemplate(); }"))
                .contains("// TODO retry-starter: RetryTemplate is not translated");
    }
}
