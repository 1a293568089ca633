// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRulesTests {

    private static final String HERE = RetryRulesTests.class.getName() + "$";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isPrivate | it is private | make it a public method that other beans call, or remove the annotation",
                "isStatic | it is static | make it a public method that other beans call, or remove the annotation",
                "isFinal | it is final | remove 'final', or the annotation",
                "isOverridden | it is final | remove 'final', or the annotation",
            })
    void aMethodNoProxyCanIntercept(String method, String obstacle, String action) {
        assertThat(Findings.withoutLines(RetryRules.ANNOTATED_METHODS_CAN_BE_PROXIED, Unreachable.class))
                .hasSize(4)
                .filteredOn(text -> text.contains(method))
                .singleElement()
                .isEqualTo("Method <" + HERE + "Unreachable." + method + "()> is annotated for retries, but " + obstacle
                        + " in (RetryRulesTests.java:n), so no proxy can intercept it and it is never retried: "
                        + action);
    }

    @Test
    void aMethodOfAFinalClassNeedsAnInterface() {
        assertThat(Findings.of(RetryRules.ANNOTATED_METHODS_CAN_BE_PROXIED, FinalClass.class))
                .singleElement()
                .asString()
                .contains(
                        "FinalClass.alone()>",
                        "but its class is final",
                        "remove 'final', or add the method to an interface");
    }

    @ParameterizedTest
    @ValueSource(classes = {Good.class, OnlyTheClass.class, FinalOfAGenericInterface.class, Api.class})
    void whatAProxyCanInterceptIsFine(Class<?> type) {
        assertThat(Findings.of(RetryRules.ANNOTATED_METHODS_CAN_BE_PROXIED, type))
                .isEmpty();
    }

    @Test
    void aFallbackThatIsNotThereIsFoundByName() {
        assertThat(Findings.withoutLines(RetryRules.FALLBACKS_EXIST, NoFallbacks.class))
                .extracting(text -> text.replace(HERE, ""))
                .containsExactlyInAnyOrder(
                        text("Class <NoFallbacks>", "ofTheClass").replace("java:n", "java:0"),
                        text("Method <NoFallbacks.charge()>", "ofCharge"),
                        text("Method <NoFallbacks.settle()>", "ofSettle"),
                        text("Method <NoFallbacks.settle()>", "ofLateSettle"),
                        text("Method <NoFallbacks.get()>", "ofGet"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Good.class, InheritsItsFallback.class, LeavesItsFallbackToSubclasses.class})
    void aFallbackMayBeAnywhereInTheClassOfTheBean(Class<?> type) {
        assertThat(Findings.of(RetryRules.FALLBACKS_EXIST, type)).isEmpty();
    }

    @Test
    void allRulesAreReportedTogether() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RetryRules.ALL.check(new ClassFileImporter().importClasses(Bad.class)))
                .withMessageContainingAll(
                        "Bad.call()> calls <" + HERE + "Bad.charge()> on its own object",
                        "Bad.charge()> is annotated for retries, but it is final",
                        "Bad.charge()> names the fallback 'nobody'");
    }

    @Test
    void aProjectWithoutAnnotatedMethodsIsFine() {
        assertThat(Findings.of(RetryRules.ALL, RetryRules.class)).isEmpty();
    }

    @Test
    void aPackageThatIsNotThereIsNotFine() {
        assertThatThrownBy(() -> RetryRules.ALL.check(new ClassFileImporter().importPackages("com.acme.typo")))
                .hasMessageContaining("failed to check any classes");
    }

    @Test
    void aProxyThatWasWrittenAtBuildTimeIsLeftAlone() {
        assertThat(Findings.of(RetryRules.ALL, Payments.class, Payments$$Proxy.class))
                .isEmpty();
    }

    static class Payments {

        @RetryOnError
        public void charge() {}
    }

    /** As Spring writes them. */
    static class Payments$$Proxy extends Payments {

        @Override
        public final void charge() {
            chargeItself();
        }

        final void chargeItself() {
            super.charge();
        }
    }

    @Test
    void aGoodClassIsFine() {
        assertThat(Findings.of(RetryRules.ALL, Good.class)).isEmpty();
    }

    private static String text(String where, String fallback) {
        return where + " names the fallback '" + fallback
                + "' in (RetryRulesTests.java:n), but NoFallbacks has no method of that name: add it, or correct the name";
    }

    interface Api {

        @RetryOnError
        void charge();

        default void queue() {}
    }

    interface GenericApi<T> {

        void charge(T order);
    }

    static class Reachable {

        @RetryOnError
        public void isOverridden() {}
    }

    static class Unreachable extends Reachable implements Api {

        @Override
        public void charge() {}

        @RetryOnError
        private void isPrivate() {}

        @RetryOnError
        public static void isStatic() {}

        @RetryOnConflict
        public final void isFinal() {}

        @Override
        public final void isOverridden() {}

        void call() {
            isPrivate();
        }
    }

    static final class FinalClass implements Api {

        @Override
        public void charge() {}

        @RetryOnError
        public void alone() {}
    }

    static final class FinalOfAGenericInterface implements GenericApi<String> {

        @RetryOnError
        @Override
        public void charge(String order) {}
    }

    @RetryOnError
    static final class OnlyTheClass {

        public static void isStatic() {}

        public final void isFinal() {}
    }

    static class Good {

        @RetryOnConflict(fallback = "queue")
        @RetryOnError
        public void charge() {}

        private void queue() {}

        void call() {
            queue();
        }
    }

    @RetryOnError(fallback = "ofTheClass")
    static class NoFallbacks implements Supplier<String> {

        @RetryOnConflict(fallback = "ofGet")
        @Override
        public String get() {
            return "";
        }

        @RetryOnError(fallback = "ofCharge")
        public void charge() {}

        @RetryOnError(includes = IOException.class, fallback = "ofSettle")
        @RetryOnError(includes = TimeoutException.class, fallback = "ofLateSettle")
        public void settle() {}
    }

    @RetryOnError(fallback = "queue")
    static class InheritsItsFallback extends Good implements Api {

        @RetryOnError(fallback = "toString")
        @Override
        public void charge() {}
    }

    abstract static class LeavesItsFallbackToSubclasses {

        @RetryOnError(fallback = "ofTheSubclass")
        public void charge() {}
    }

    static class Bad {

        @RetryOnError(fallback = "nobody")
        public final void charge() {}

        void call() {
            charge();
        }
    }
}
