// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.Retries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.CannotAcquireLockException;
import reactor.core.publisher.Mono;

class RecordedRetriesTests {

    private static final UncheckedIOException DOWN = new UncheckedIOException(new IOException("down"));

    private final ApplicationContextRunner runner = Contexts.recorded().withBean(Payments.class);

    @FunctionalInterface
    private interface Scenario {

        void run(Payments payments, RecordedRetries retries) throws Exception;
    }

    private void with(Scenario scenario) {
        runner.run(context -> scenario.run(context.getBean(Payments.class), context.getBean(RecordedRetries.class)));
    }

    @Test
    void attemptsWaitsAndTheEndAreRecorded() {
        with((payments, retries) -> {
            payments.fail(DOWN, DOWN);
            assertThat(payments.charge("1")).isEqualTo("done 3");
            assertThat(retries)
                    .of(Payments.class, "charge")
                    .wasCalled(3)
                    .retried(2)
                    .waited(ofMillis(10), ofMillis(50))
                    .waitedInTotal(ofMillis(60))
                    .waitedBetween(ofMillis(10), ofMillis(50))
                    .waitedInTotalBetween(ofMillis(60), ofMillis(60))
                    .failedWith(UncheckedIOException.class, RuntimeException.class)
                    .succeeded()
                    .endedWith(Outcome.SUCCESS_AFTER_RETRY);
            assertThat(retries).of(Payments.class, "chargeLater").wasNotCalled();
        });
    }

    @Test
    void aCallThatSucceedsAtOnceIsNotRetried() {
        with((payments, retries) -> {
            payments.charge("1");
            assertThat(retries)
                    .of(Payments.class, "charge")
                    .wasCalled(1)
                    .wasNotRetried()
                    .waited()
                    .failedWith()
                    .succeeded();
        });
    }

    @Test
    void aCallThatGivesUpDoesNotSucceed() {
        with((payments, retries) -> {
            payments.fail(DOWN, DOWN, DOWN, DOWN);
            assertThatThrownBy(() -> payments.charge("1")).isSameAs(DOWN);
            assertThat(retries)
                    .of(Payments.class, "charge")
                    .gaveUp()
                    .wasCalled(4)
                    .retried(3);
            assertThatThrownBy(() -> assertThat(retries)
                            .as("the bank")
                            .of(Payments.class, "charge")
                            .succeeded())
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("""
                            [the bank] Expecting Payments.charge(String) to succeed in every call, but it ended with [EXHAUSTED].
                            Recorded of Payments.charge(String):
                              attempt 1 failed: java.io.UncheckedIOException: java.io.IOException: down
                              waited 10ms (profile default)
                              attempt 2 failed: java.io.UncheckedIOException: java.io.IOException: down
                              waited 50ms (profile default)
                              attempt 3 failed: java.io.UncheckedIOException: java.io.IOException: down
                              waited 250ms (profile default)
                              attempt 4 failed: java.io.UncheckedIOException: java.io.IOException: down
                              gave up: EXHAUSTED""");
        });
    }

    @Test
    void whatWasNotCalledIsToldTogetherWithWhatWas() {
        with((payments, retries) -> {
            assertThatThrownBy(() ->
                            assertThat(retries).of(Payments.class, "charge").wasCalled(1))
                    .hasMessage("Expecting Payments.charge(String) to be called once, retries included, but it was"
                            + " called 0 times.\nNothing was recorded of Payments.charge(String), nor of others.");
            payments.refund();
            assertThatThrownBy(() ->
                            assertThat(retries).of(Payments.class, "charge").wasNotRetried())
                    .hasMessage("Expecting Payments.charge(String) to be called, and not to be retried, but it was not"
                            + " called at all.\nNothing was recorded of Payments.charge(String), only of:\n"
                            + "  Payments.refund()");
        });
    }

    @Test
    void aTimeoutEndsACallAsIfItHadWaited() {
        runner.withPropertyValues("retry.profiles.default.timeout=60ms").run(context -> {
            Payments payments = context.getBean(Payments.class);
            payments.fail(DOWN, DOWN, DOWN);
            assertThatThrownBy(() -> payments.charge("1")).isSameAs(DOWN);
            assertThat(context.getBean(RecordedRetries.class))
                    .of(Payments.class, "charge")
                    .waited(ofMillis(10), ofMillis(50))
                    .endedWith(Outcome.TIMEOUT);
        });
    }

    @Test
    void futuresAndPublishersAreRecordedToo() {
        with((payments, retries) -> {
            payments.fail(DOWN, DOWN);
            assertThat(payments.chargeLater().get()).isEqualTo("done 3");
            payments.fail(DOWN, DOWN);
            Mono<String> price = payments.price();
            assertThat(price.block()).isEqualTo("done 3");
            for (String method : new String[] {"chargeLater", "price"}) {
                assertThat(retries)
                        .of(Payments.class, method)
                        .wasCalled(3)
                        .waited(ofMillis(10), ofMillis(50))
                        .succeeded();
            }
            price.block();
            assertThat(retries)
                    .of(Payments.class, "price")
                    .wasCalled(4)
                    .endedWith(Outcome.SUCCESS_AFTER_RETRY, Outcome.SUCCESS);
        });
    }

    @Test
    void overloadsAreToldApart() {
        with((payments, retries) -> {
            payments.refund();
            payments.refund(5);
            payments.refund(5);
            payments.refund(5, "late");
            payments.refund(5, "late");
            payments.refund(5, "late");
            assertThat(retries).of(Payments.class, "refund()").wasCalled(1);
            assertThat(retries).of(Payments.class, "refund", int.class).wasCalled(2);
            assertThat(retries)
                    .of(Payments.class, "refund", int.class, String.class)
                    .wasCalled(3);
        });
    }

    @Test
    void aMethodIsFoundByItsInterfaceAndByItsProxy() {
        with((payments, retries) -> {
            payments.book("entry");
            assertThat(payments.getClass()).isNotEqualTo(Payments.class);
            assertThat(retries).of(payments.getClass(), "book").wasCalled(1);
            assertThat(retries).of(Ledger.class, "book").wasCalled(1);
            assertThat(retries).of(Ledger.class, "book", Object.class).wasCalled(1);
            assertThat(retries).of(Payments.class, "book", String.class).wasCalled(1);
        });
    }

    public static class Book implements Ledger<String> {

        @Override
        @RetryOnConflict
        public void book(String entry) {}
    }

    @Test
    void aMethodIsFoundThroughAJdkProxy() {
        Contexts.recorded()
                .withPropertyValues("spring.aop.proxy-target-class=false")
                .withBean(Book.class)
                .run(context -> {
                    Ledger<String> ledger = ledgerOf(context.getBean(Ledger.class));
                    ledger.book("entry");
                    assertThat(ledger).isNotInstanceOf(Book.class);
                    RecordedRetries retries = context.getBean(RecordedRetries.class);
                    assertThat(retries).of(ledger.getClass(), "book").wasCalled(1);
                    assertThat(retries).of(Book.class, "book").wasCalled(1);
                    context.getBean(InjectedFailures.class)
                            .of(ledger.getClass(), "book")
                            .failing(1, CannotAcquireLockException.class);
                    ledger.book("entry");
                    assertThat(retries).of(Ledger.class, "book").wasCalled(3).retried(1);
                });
    }

    @SuppressWarnings("unchecked")
    private static Ledger<String> ledgerOf(Ledger<?> ledger) {
        return (Ledger<String>) ledger;
    }

    public static class CardPayments extends Payments {}

    @Test
    void subclassesAreToldApartAndTheirSuperclassHasAll() {
        Contexts.recorded()
                .withBean("any", Payments.class)
                .withBean(CardPayments.class)
                .run(context -> {
                    context.getBean(CardPayments.class).charge("1");
                    context.getBean("any", Payments.class).charge("1");
                    RecordedRetries retries = context.getBean(RecordedRetries.class);
                    assertThat(retries).of(CardPayments.class, "charge").wasCalled(1);
                    assertThat(retries).of(Payments.class, "charge").wasCalled(2);
                });
    }

    @Test
    void whatIsCalledThroughRetriesIsRecordedByItsName() {
        runner.run(context -> {
            RecordedRetries retries = context.getBean(RecordedRetries.class);
            assertThat(retries).of(Retries.class, "charge").wasNotCalled();
            context.getBean(Retries.class).profile("default").call("charge", () -> "done");
            assertThat(retries).of(Retries.class, "charge").wasCalled(1);
            assertThat(retries).of(Retries.class, "refund").wasNotCalled();
        });
    }

    @Test
    void concurrentCallsAddUp() {
        with((payments, retries) -> {
            IntStream.range(0, 200).parallel().forEach(call -> payments.refund(call));
            assertThat(retries)
                    .of(Payments.class, "refund", int.class)
                    .wasCalled(200)
                    .wasNotRetried();
        });
    }

    @Test
    void aRecordingStaysAsItIsAndTheNextOneHasMore() {
        with((payments, retries) -> {
            RetryRecording before = retries.of(Payments.class, "charge");
            payments.charge("1");
            assertThat(before).wasNotCalled();
            assertThat(retries.of(Payments.class, "charge")).wasCalled(1);
            retries.clear();
            assertThat(retries).of(Payments.class, "charge").wasNotCalled();
        });
    }
}
