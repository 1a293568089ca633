// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MethodSearchTests {

    private static final String ALL = "Annotated are Payments.book(String), Payments.charge(String),"
            + " Payments.chargeLater(), Payments.price(), Payments.prices(), Payments.refund(), Payments.refund(int),"
            + " Payments.refund(int, String).";

    private final ApplicationContextRunner runner = Contexts.recorded();

    private void assertMistake(
            ApplicationContextRunner with, Class<?> type, String method, String message, Class<?>... parameters) {
        with.run(context -> {
            RecordedRetries retries = context.getBean(RecordedRetries.class);
            InjectedFailures failures = context.getBean(InjectedFailures.class);
            assertThatThrownBy(() -> retries.of(type, method, parameters))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> failures.of(type, method, parameters))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chrge  | Payments has no method 'chrge'. Did you mean 'charge'?",
                "withdrawal | Payments has no method 'withdrawal'.",
                "look   | Payments.look() is not annotated for retries.",
                "look() | Payments.look() is not annotated for retries."
            })
    void aMethodThatIsNotThereOrNotAnnotatedIsToldWithThoseThatAre(String method, String mistake) {
        assertMistake(runner.withBean(Payments.class), Payments.class, method, mistake + " " + ALL);
    }

    @Test
    void anOverloadThatIsNotThereIsToldWithThoseThatAre() {
        assertMistake(
                runner.withBean(Payments.class),
                Payments.class,
                "refund",
                "No annotated method Payments.refund takes (String). There are Payments.refund(), Payments.refund(int),"
                        + " Payments.refund(int, String).",
                String.class);
    }

    @Test
    void severalOverloadsWantTheTypesOfTheParameters() {
        assertMistake(
                runner.withBean(Payments.class),
                Payments.class,
                "refund",
                "Payments.refund is more than one annotated method. Name the types of its parameters too, or write"
                        + " refund() for the one without. There are Payments.refund(), Payments.refund(int),"
                        + " Payments.refund(int, String).");
    }

    @Test
    void aTypeWithoutBeanIsToldWithWhatThereIs() {
        assertMistake(
                runner,
                Payments.class,
                "charge",
                "No bean of type Payments with annotated methods has been made. Is it a bean of this test's context,"
                        + " and not a lazy one? No bean of this context has methods that are annotated for retries.");
        assertMistake(
                runner.withBean(Payments.class),
                Runnable.class,
                "run",
                "No bean of type Runnable with annotated methods has been made. Is it a bean of this test's context,"
                        + " and not a lazy one? " + ALL);
    }
}
