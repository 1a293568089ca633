// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.test.autoconfigure.AutoConfigureRetry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextManager;

/** The tests of other classes, run as JUnit's extension of Spring does. */
class RetryTestExecutionListenerTests {

    private static final String NEVER_CAME = """
            The test has injected failures that never came:
              %s
            Inject only what the test comes to, or take the rest away with InjectedFailures.clear().""";

    private final TestContextManager manager = new TestContextManager(Example.class);
    private final Example example = new Example();
    private final Method method = onlyMethodOf(Example.class);

    @ContextConfiguration(classes = Payments.class)
    @AutoConfigureRetry
    static class Example {

        @Autowired
        Payments payments;

        @Autowired
        RecordedRetries retries;

        @Autowired
        InjectedFailures failures;

        void example() {}
    }

    @ContextConfiguration(classes = Payments.class)
    static class WithoutRetries {

        void example() {}
    }

    private static Method onlyMethodOf(Class<?> type) {
        return type.getDeclaredMethods()[0];
    }

    @BeforeEach
    void prepare() throws Exception {
        manager.prepareTestInstance(example);
    }

    @AfterEach
    void forgetTheContext() {
        manager.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
    }

    private void begin() throws Exception {
        manager.beforeTestMethod(example, method);
    }

    private void end() throws Exception {
        manager.afterTestMethod(example, method, null);
    }

    @Test
    void eachTestBeginsWithNothing() throws Exception {
        begin();
        example.payments.charge("1");
        assertThat(example.retries).of(Payments.class, "charge").wasCalled(1);
        end();
        begin();
        assertThat(example.retries).of(Payments.class, "charge").wasNotCalled();
        end();
    }

    @Test
    void whatHappenedBeforeTheFirstTestIsNotIts() throws Exception {
        example.payments.charge("1");
        example.failures.of(Payments.class, "charge").failing(1, IOException.class);
        begin();
        example.payments.charge("1");
        assertThat(example.retries).of(Payments.class, "charge").wasCalled(1);
        end();
    }

    @Test
    void aFailureThatNeverCameFailsTheTest() throws Exception {
        begin();
        example.failures.of(Payments.class, "charge").failing(3, IOException.class);
        example.failures.of(Payments.class, "book").failingAlways(IllegalStateException.class);
        example.failures.of(Payments.class, "price").failingAlways(IllegalStateException.class);
        example.payments.price().onErrorComplete().block();
        example.failures.of(Payments.class, "refund", int.class).failing(1, IllegalStateException.class);
        example.payments.refund(1);
        example.payments.refund(1);
        assertThatThrownBy(this::end)
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        NEVER_CAME,
                        "Payments.charge(String) was to fail 3 times with IOException, but failed 0 of them\n"
                                + "  Payments.book(String) was to fail always with IllegalStateException, but failed 0"
                                + " of them");
        begin();
        example.payments.charge("1");
        example.payments.book("entry");
        assertThat(example.retries).of(Payments.class, "charge").wasNotRetried();
        assertThatCode(this::end).doesNotThrowAnyException();
    }

    @Test
    void aFailureThatCameTooSeldomFailsTheTest() throws Exception {
        begin();
        example.failures.of(Payments.class, "charge").failing(2, Error.class);
        assertThatThrownBy(() -> example.payments.charge("1")).isInstanceOf(Error.class);
        assertThatThrownBy(this::end)
                .hasMessage(NEVER_CAME, "Payments.charge(String) was to fail 2 times with Error, but failed 1 of them");
    }

    @Test
    void nothingIsSaidOfItWhenTheTestHasFailedAlready() throws Exception {
        begin();
        example.failures.of(Payments.class, "charge").failing(1, IOException.class);
        assertThatCode(() -> manager.afterTestMethod(example, method, new AssertionError("the test's own")))
                .doesNotThrowAnyException();
        begin();
        example.payments.charge("1");
        assertThat(example.retries).of(Payments.class, "charge").wasNotRetried();
        end();
    }

    @Test
    void nothingIsSaidOfWhatTheTestTakesAway() throws Exception {
        begin();
        example.failures.of(Payments.class, "charge").failing(1, IOException.class);
        example.failures.clear();
        assertThatCode(this::end).doesNotThrowAnyException();
    }

    @Test
    void testsThatShareAContextAtTheSameTimeAreToldSo() throws Exception {
        Example other = new Example();
        TestContextManager others = new TestContextManager(Example.class);
        others.prepareTestInstance(other);
        assertThat(other.payments).isSameAs(example.payments);
        begin();
        example.failures.of(Payments.class, "charge").failing(1, IOException.class);
        others.beforeTestMethod(other, method);
        for (Example one : new Example[] {example, other}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> one.retries.of(Payments.class, "charge"))
                    .withMessageStartingWith("Several tests use this context at the same time, so nobody can tell");
            assertThatIllegalStateException().isThrownBy(() -> one.failures.of(Payments.class, "charge"));
        }
        others.afterTestMethod(other, method, null);
        assertThatIllegalStateException().isThrownBy(() -> example.retries.of(Payments.class, "charge"));
        assertThatCode(this::end).doesNotThrowAnyException();
        begin();
        example.payments.charge("1");
        assertThat(example.retries).of(Payments.class, "charge").wasCalled(1);
        end();
    }

    @Test
    void whatATestInjectsNeverOutlivesIt() throws Exception {
        TestContextManager second = new TestContextManager(Example.class);
        TestContextManager third = new TestContextManager(Example.class);
        begin();
        FailingMethod charge = example.failures.of(Payments.class, "charge");
        charge.failingAlways(IllegalStateException.class);
        second.beforeTestMethod(example, method);
        assertThat(example.payments.charge("1")).isEqualTo("done 1");
        assertThatIllegalStateException()
                .isThrownBy(() -> charge.failing(1, IOException.class))
                .withMessageContaining("what was injected is taken away");
        end();
        third.beforeTestMethod(example, method);
        second.afterTestMethod(example, method, null);
        assertThat(example.payments.charge("2")).isEqualTo("done 2");
        assertThatIllegalStateException().isThrownBy(() -> example.failures.of(Payments.class, "charge"));
        third.afterTestMethod(example, method, null);
        begin();
        example.failures.of(Payments.class, "charge").failing(1, IOException.class);
        example.payments.charge("3");
        assertThat(example.retries).of(Payments.class, "charge").wasCalled(2);
        end();
    }

    @Test
    void aSupplierThatBreaksLaterFailsTheTest() throws Exception {
        begin();
        Iterator<Throwable> once = List.<Throwable>of(new IOException()).iterator();
        example.failures.of(Payments.class, "charge").failing(2, once::next);
        example.payments.charge("1");
        assertThatThrownBy(this::end)
                .isInstanceOf(AssertionError.class)
                .hasMessage("A supplier of failures broke when an attempt asked it, so the attempt failed with this"
                        + " instead: java.util.NoSuchElementException")
                .hasCauseInstanceOf(NoSuchElementException.class);
        begin();
        assertThatCode(this::end).doesNotThrowAnyException();
    }

    @Test
    void aSupplierThatGivesWhatTheMethodCannotThrowFailsTheTest() throws Exception {
        begin();
        Iterator<Throwable> unlike =
                List.<Throwable>of(new IllegalStateException(), new Exception()).iterator();
        example.failures.of(Payments.class, "charge").failing(2, unlike::next);
        example.payments.charge("1");
        example.failures.clear();
        assertThatThrownBy(this::end)
                .hasMessageContaining("Payments.charge(String) does not declare the checked java.lang.Exception");
    }

    @Test
    void aTestThatBeganWithoutItsContextEndsWithoutIt() throws Exception {
        TestContextManager fresh = new TestContextManager(Example.class);
        assertThatCode(() -> fresh.afterTestMethod(example, method, null)).doesNotThrowAnyException();
    }

    @Test
    void aContextWithoutTheSupportIsLeftAlone() throws Exception {
        TestContextManager without = new TestContextManager(WithoutRetries.class);
        WithoutRetries test = new WithoutRetries();
        Method only = onlyMethodOf(WithoutRetries.class);
        assertThatCode(() -> {
                    without.prepareTestInstance(test);
                    without.beforeTestMethod(test, only);
                    without.afterTestMethod(test, only, null);
                })
                .doesNotThrowAnyException();
        without.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
    }
}
