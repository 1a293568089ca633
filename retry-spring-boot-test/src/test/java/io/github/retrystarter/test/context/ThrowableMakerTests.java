// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrowableMakerTests {

    static class OfNothing extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    static class OfCause extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OfCause(String message, Throwable cause) {
            super(message + "!", cause);
        }
    }

    static class OfAll extends OfCause {

        private static final long serialVersionUID = 1L;

        OfAll() {
            super("nothing", null);
        }

        OfAll(String message, Throwable cause) {
            super("wrong", cause);
        }

        OfAll(String message) {
            super(message, null);
        }
    }

    static class OfNumber extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OfNumber(int number) {
            super("number " + number);
        }
    }

    static final class OfNobody extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private OfNobody() {}
    }

    abstract static class Abstract extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    static class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void whateverConstructorFitsIsTaken() {
        assertThat(ThrowableMaker.of(OfNothing.class, "m").get()).isInstanceOf(OfNothing.class);
        assertThat(ThrowableMaker.of(OfCause.class, "m").get()).hasMessage("m!").hasNoCause();
        assertThat(ThrowableMaker.of(OfAll.class, "m").get()).hasMessage("m!");
        assertThat(ThrowableMaker.of(Error.class, "m").get()).hasMessage("m");
    }

    @ParameterizedTest
    @ValueSource(classes = {OfNumber.class, OfNobody.class, Abstract.class})
    void withoutOneThatFitsItTakesASupplier(Class<? extends Throwable> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThrowableMaker.of(type, "m"))
                .withMessage(
                        "%s cannot be made of its class alone: it is abstract, or has no constructor for (String), (String, Throwable) or () that is not private. Pass a supplier: () -> new %s(...).",
                        type.getName(), type.getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(classes = {CompletionException.class, ExecutionException.class})
    void aPublicConstructorComesFirst(Class<? extends Throwable> type) {
        assertThat(ThrowableMaker.of(type, "m").get())
                .isExactlyInstanceOf(type)
                .hasMessage("m")
                .hasNoCause();
    }

    @Test
    void aConstructorThatItsModuleKeepsToItselfIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ThrowableMaker.of(InvocationTargetException.class, "m").get())
                .withMessageStartingWith("java.lang.reflect.InvocationTargetException cannot be made by ")
                .withMessageEndingWith("Pass a supplier that makes it.");
    }

    @Test
    void aConstructorThatThrowsIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThrowableMaker.of(Broken.class, "m").get())
                .withMessageStartingWith(Broken.class.getName() + " cannot be made by ")
                .withMessageEndingWith("Pass a supplier that makes it.")
                .withStackTraceContaining("broken");
    }
}
