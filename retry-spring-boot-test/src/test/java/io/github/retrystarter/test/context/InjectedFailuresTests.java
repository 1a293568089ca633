// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.Retries;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class InjectedFailuresTests {

    @FunctionalInterface
    private interface Scenario {

        void run(Payments payments, InjectedFailures failures, RecordedRetries retries) throws Exception;
    }

    private static void with(Scenario scenario) {
        Contexts.recorded()
                .withBean(Payments.class)
                .run(context -> scenario.run(
                        context.getBean(Payments.class),
                        context.getBean(InjectedFailures.class),
                        context.getBean(RecordedRetries.class)));
    }

    @Test
    void soManyAttemptsFailInPlaceOfTheBody() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "charge").failing(2, IOException.class);
            assertThat(payments.charge("1")).isEqualTo("done 1");
            assertThat(payments.bodies()).isEqualTo(1);
            assertThat(retries)
                    .of(Payments.class, "charge")
                    .wasCalled(3)
                    .waited(ofMillis(10), ofMillis(50))
                    .failedWith(IOException.class, IOException.class)
                    .succeeded();
            assertThat(retries.of(Payments.class, "charge").failures())
                    .doesNotHaveDuplicates()
                    .allSatisfy(failure -> assertThat(failure).hasMessage("injected into Payments.charge(String)"));
            payments.charge("2");
            assertThat(retries).of(Payments.class, "charge").wasCalled(4);
        });
    }

    @Test
    void afterTheBodyItsWorkIsDone() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "charge").afterTheBody().failing(1, IOException.class);
            assertThat(payments.charge("1")).isEqualTo("done 2");
            assertThat(payments.bodies()).isEqualTo(2);
        });
    }

    @Test
    void aBodyThatFailsByItselfWinsAndUsesOneUp() {
        with((payments, failures, retries) -> {
            payments.fail(new IllegalStateException("own"));
            failures.of(Payments.class, "charge").afterTheBody().failing(1, IOException.class);
            assertThat(payments.charge("1")).isEqualTo("done 2");
            assertThat(retries).of(Payments.class, "charge").failedWith(IllegalStateException.class);
        });
    }

    @Test
    void whatAlwaysFailsEndsInTheCallersHands() {
        with((payments, failures, retries) -> {
            OptimisticLockingFailureException lost = new OptimisticLockingFailureException("lost");
            failures.of(Payments.class, "book").failingAlways(() -> lost);
            assertThatThrownBy(() -> payments.book("entry")).isSameAs(lost);
            assertThat(payments.bodies()).isZero();
            assertThat(retries).of(Payments.class, "book").wasCalled(5).gaveUp();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> failures.of(Payments.class, "book").failing(1, IllegalStateException.class))
                    .withMessage("Payments.book(String) always fails already, so this failure would never come.");
            failures.clear();
            payments.book("entry");
            assertThat(payments.bodies()).isEqualTo(1);
        });
    }

    @Test
    void failuresComeInTheOrderTheyWereInjected() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "charge").failing(1, IOException.class);
            failures.of(Payments.class, "charge").failing(2, IllegalStateException.class);
            payments.charge("1");
            assertThat(retries)
                    .of(Payments.class, "charge")
                    .failedWith(IOException.class, IllegalStateException.class, IllegalStateException.class);
        });
    }

    @Test
    void onlyTheOverloadThatIsMeantFails() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "refund", int.class).failing(1, IllegalStateException.class);
            payments.refund();
            payments.refund(1, "late");
            payments.look();
            assertThat(retries).of(Payments.class, "refund()").wasNotRetried();
            assertThat(retries)
                    .of(Payments.class, "refund", int.class, String.class)
                    .wasNotRetried();
            payments.refund(1);
            assertThat(retries).of(Payments.class, "refund", int.class).retried(1);
        });
    }

    @Test
    void aFutureFailsAndDoesNotThrow() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "chargeLater").failing(1, IOException.class);
            failures.of(Payments.class, "chargeLater").afterTheBody().failing(1, FileNotFoundException.class);
            assertThat(payments.chargeLater().get()).isEqualTo("done 2");
            assertThat(retries)
                    .of(Payments.class, "chargeLater")
                    .failedWith(IOException.class, FileNotFoundException.class);
            failures.of(Payments.class, "chargeLater").failing(1, OutOfMemoryError.class);
            var failed = payments.chargeLater();
            assertThatThrownBy(failed::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(OutOfMemoryError.class);
        });
    }

    @Test
    void aFutureWhoseBodyFailsHasTheBodysFailure() {
        with((payments, failures, retries) -> {
            UncheckedIOException own = new UncheckedIOException(new IOException("own"));
            payments.fail(own);
            failures.of(Payments.class, "chargeLater").afterTheBody().failing(1, IOException.class);
            assertThat(payments.chargeLater().get()).isEqualTo("done 2");
            assertThat(retries.of(Payments.class, "chargeLater").failures()).containsExactly(own);
        });
    }

    @Test
    void aPublisherFailsAtEachSubscriptionAnew() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "price").failing(3, IOException.class);
            Mono<String> price = payments.price();
            assertThat(payments.bodies()).isZero();
            assertThat(price.block()).isEqualTo("done 1");
            assertThat(retries).of(Payments.class, "price").wasCalled(4).retried(3);
            assertThat(price.block()).isEqualTo("done 2");
            failures.of(Payments.class, "price").failing(1, IOException.class);
            assertThat(price.block()).isEqualTo("done 3");
            assertThat(retries).of(Payments.class, "price").wasCalled(7).succeeded();
        });
    }

    @Test
    void elementsGoOnBeforeTheFailureAfterTheBodyWhichIsNotRetriedThen() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "prices").afterTheBody().failing(1, IOException.class);
            List<String> elements = new ArrayList<>();
            Flux<String> prices = payments.prices().doOnNext(elements::add);
            assertThatThrownBy(prices::blockLast).hasCauseInstanceOf(IOException.class);
            assertThat(elements).containsExactly("done 1", "last");
            assertThat(retries).of(Payments.class, "prices").wasCalled(1).endedWith(Outcome.NOT_RETRIABLE);
        });
    }

    @Test
    void aSingleValueIsLostWithTheAnswer() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "price").afterTheBody().failing(1, IOException.class);
            assertThat(payments.price().block()).isEqualTo("done 2");
            assertThat(retries).of(Payments.class, "price").wasCalled(2).succeeded();
        });
    }

    @Test
    void aPublisherThatWasThereBeforeTheFirstFailureWorks() {
        with((payments, failures, retries) -> {
            Mono<String> early = payments.price();
            failures.of(Payments.class, "price").failing(1, IOException.class);
            early.block();
            assertThat(retries).of(Payments.class, "price").wasNotRetried();
            payments.price().block();
            assertThat(retries).of(Payments.class, "price").retried(1);
        });
    }

    public static class Archive {

        final CompletableFuture<String> body = new CompletableFuture<>();

        @RetryOnError
        public CompletableFuture<String> store() {
            return body;
        }
    }

    @Test
    void cancellingReachesTheBody() {
        Archive archive = new Archive();
        Contexts.recorded().withBean(Archive.class, () -> archive).run(context -> {
            context.getBean(InjectedFailures.class)
                    .of(Archive.class, "store")
                    .afterTheBody()
                    .failing(1, IOException.class);
            CompletableFuture<String> stored = context.getBean(Archive.class).store();
            assertThat(archive.body).isNotDone();
            assertThat(stored.cancel(true)).isTrue();
            assertThat(archive.body).isCancelled();
        });
    }

    public static class FreePayments extends Payments {

        @Override
        @RetryOnError
        public String charge(String order) {
            return "free";
        }
    }

    @Test
    void everyMethodHasToDeclareACheckedException() {
        Contexts.recorded()
                .withBean("any", Payments.class)
                .withBean(FreePayments.class)
                .run(context -> {
                    FailingMethod charge =
                            context.getBean(InjectedFailures.class).of(Payments.class, "charge");
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> charge.failing(1, IOException.class))
                            .withMessageStartingWith("FreePayments.charge(String) does not declare the checked");
                    charge.failing(1, IllegalStateException.class);
                    assertThat(context.getBean(FreePayments.class).charge("1")).isEqualTo("free");
                });
    }

    @Test
    void concurrentCallsFailAsOftenAsWasSaidTogether() {
        with((payments, failures, retries) -> {
            failures.of(Payments.class, "refund", int.class).failing(100, IllegalStateException.class);
            IntStream.range(0, 200).parallel().forEach(call -> {
                try {
                    payments.refund(call);
                } catch (IllegalStateException unlucky) {
                    // one call may meet four of them
                }
            });
            assertThat(retries.of(Payments.class, "refund", int.class).failures())
                    .hasSize(100);
        });
    }

    @Test
    void aSupplierIsAskedForEachFailure() {
        with((payments, failures, retries) -> {
            AtomicInteger asked = new AtomicInteger();
            failures.of(Payments.class, "charge")
                    .failing(2, () -> new IOException("failure " + asked.incrementAndGet()));
            payments.charge("1");
            assertThat(retries.of(Payments.class, "charge").failures())
                    .extracting(Throwable::getMessage)
                    .containsExactly("failure 1", "failure 2");
        });
    }

    @Test
    void aCheckedExceptionHasToBeDeclared() {
        with((payments, failures, retries) -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> failures.of(Payments.class, "book").failing(1, IOException.class))
                    .withMessage(
                            "Payments.book(String) does not declare the checked java.io.IOException, so it can never"
                                    + " throw it. Declare it, or inject an exception that the method can throw.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> failures.of(Payments.class, "charge").failing(1, Exception.class))
                    .withMessageStartingWith(
                            "Payments.charge(String) does not declare the checked java.lang.Exception");
            failures.of(Payments.class, "charge").failing(1, FileNotFoundException.class);
            payments.charge("1");
            assertThat(retries).of(Payments.class, "charge").failedWith(FileNotFoundException.class);
        });
    }

    @Test
    void mistakesInInjectingAreToldAtOnce() {
        with((payments, failures, retries) -> {
            FailingMethod charge = failures.of(Payments.class, "charge");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> charge.failing(0, IOException.class))
                    .withMessage("Payments.charge(String) has to fail at least 1 time: 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> charge.failing(1, () -> null))
                    .withMessage("The supplier of failures for Payments.charge(String) gave null.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> failures.of(Retries.class, "charge"))
                    .withMessage(
                            "What is called through Retries is no bean's method, so nothing can be injected into it."
                                    + " Let the action throw what it is to fail with.");
            payments.charge("1");
            assertThat(retries).of(Payments.class, "charge").wasNotRetried();
        });
    }

    @Test
    void subclassesShareWhatIsInjectedIntoTheirSuperclass() {
        Contexts.recorded()
                .withBean("any", Payments.class)
                .withBean(RecordedRetriesTests.CardPayments.class)
                .run(context -> {
                    context.getBean(InjectedFailures.class)
                            .of(Payments.class, "book")
                            .failing(2, CannotAcquireLockException.class);
                    context.getBean("any", Payments.class).book("entry");
                    context.getBean(RecordedRetriesTests.CardPayments.class).book("entry");
                    assertThat(context.getBean(RecordedRetries.class))
                            .of(Payments.class, "book")
                            .wasCalled(4)
                            .retried(2);
                });
    }
}
