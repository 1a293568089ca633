// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.RetryContext;
import io.micrometer.context.ContextRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** What is particular to publishers: subscriptions, their time and context. Waits of 10, 50 and 250 ms, in virtual time. */
@Timeout(60)
class SubscriptionTests {

    private static final Duration ALL_WAITS = Duration.ofMillis(310);

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Prices.class)
            .withPropertyValues("retry.profiles.default.jitter=0");

    /** Gives what the test says, by the number of the call. */
    public static class Prices {

        private final AtomicInteger calls = new AtomicInteger();
        private Function<Integer, Publisher<Integer>> script = call -> Mono.error(new IOException("call " + call));

        @RetryOnError
        public Mono<Integer> one() {
            return Mono.from(script.apply(calls.incrementAndGet()));
        }

        @RetryOnError
        public Flux<Integer> many() {
            return Flux.from(script.apply(calls.incrementAndGet()));
        }

        void play(Function<Integer, Publisher<Integer>> publishers) {
            script = publishers;
        }

        int calls() {
            return calls.get();
        }
    }

    private void with(Consumer<Prices> test) {
        with((prices, meters) -> test.accept(prices));
    }

    private void with(Case test) {
        runner.run(context -> test.accept(context.getBean(Prices.class), context.getBean(MeterRegistry.class)));
    }

    @FunctionalInterface
    private interface Case {

        void accept(Prices prices, MeterRegistry meters) throws Exception;
    }

    private static double calls(MeterRegistry meters, String method, String outcome) {
        return meters.get("retry.calls")
                .tags("method", method, "outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void theMethodIsCalledWhenItIsCalledAndOnceForItsFirstAttempts() {
        with(prices -> {
            prices.play(call -> Mono.just(call));
            Mono<Integer> price = prices.one();
            assertThat(prices.calls()).isEqualTo(1);
            assertThat(price.block()).isEqualTo(1);
            assertThat(price.block()).isEqualTo(1);
            assertThat(prices.calls()).isEqualTo(1);
        });
    }

    @Test
    void aColdSourceIsRunBySubscriptionsAndTheMethodByRetries() {
        with(prices -> {
            AtomicInteger runs = new AtomicInteger();
            prices.play(call -> Mono.fromCallable(() -> {
                if (runs.incrementAndGet() % 2 == 1) {
                    throw new IOException("odd");
                }
                return call;
            }));
            Mono<Integer> price = prices.one();
            assertThat(price.block()).as("its second call").isEqualTo(2);
            assertThat(price.block())
                    .as("its third call, after another first attempt")
                    .isEqualTo(3);
            assertThat(runs).hasValue(4);
        });
    }

    @Test
    void aHotSourceThatFailedIsLeftForAFreshOne() {
        with(prices -> {
            prices.play(call -> Mono.fromFuture(
                    call < 3
                            ? CompletableFuture.failedFuture(new IOException("call " + call))
                            : CompletableFuture.completedFuture(call)));
            assertThat(prices.one().block()).isEqualTo(3);
            assertThat(prices.calls()).isEqualTo(3);
        });
    }

    @Test
    void aHotSourceThatSucceededIsNotRunAgainForASecondSubscriber() {
        with(prices -> {
            prices.play(call -> Mono.fromFuture(CompletableFuture.completedFuture(call)));
            Mono<Integer> price = prices.one();
            assertThat(Mono.zip(price, price).block()).containsExactly(1, 1);
            assertThat(prices.calls()).isEqualTo(1);
        });
    }

    @Test
    void eachSubscriptionHasABackOffOfItsOwn() {
        with((prices, meters) -> {
            for (int subscription = 1; subscription <= 2; subscription++) {
                StepVerifier.withVirtualTime(() -> prices.one())
                        .expectSubscription()
                        .expectNoEvent(ALL_WAITS)
                        .verifyErrorMessage("call " + 4 * subscription);
            }
            Mono<Integer> same = prices.one();
            same.onErrorComplete().block();
            same.onErrorComplete().block();
            assertThat(prices.calls()).as("the first one shared").isEqualTo(8 + 7);
            assertThat(calls(meters, "one", "exhausted")).isEqualTo(4);
        });
    }

    @Test
    void theTimeIsReactorsOwn() {
        with(prices -> StepVerifier.withVirtualTime(prices::one)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(9))
                .then(() -> assertThat(prices.calls()).isEqualTo(1))
                .thenAwait(Duration.ofMillis(1))
                .then(() -> assertThat(prices.calls()).isEqualTo(2))
                .thenAwait(Duration.ofMillis(50))
                .then(() -> assertThat(prices.calls()).isEqualTo(3))
                .thenAwait(Duration.ofMillis(250))
                .verifyErrorMessage("call 4"));
    }

    @Test
    void theTimeoutIsMeasuredInThatTimeToo() {
        runner.withPropertyValues("retry.profiles.default.timeout=100ms").run(context -> {
            Prices prices = context.getBean(Prices.class);
            StepVerifier.withVirtualTime(prices::one)
                    .expectSubscription()
                    .expectNoEvent(Duration.ofMillis(60))
                    .verifyErrorMessage("call 3");
        });
    }

    @Test
    void theSubscriberGetsTheVeryFailure() {
        with(prices -> {
            IOException failure = new IOException("always");
            prices.play(call -> Mono.error(failure));
            StepVerifier.withVirtualTime(prices::one)
                    .thenAwait(ALL_WAITS)
                    .verifyErrorSatisfies(seen -> assertThat(seen).isSameAs(failure));
            assertThat(failure).hasNoSuppressedExceptions();
        });
    }

    @Test
    void aFluxIsRetriedUntilItsFirstElement() {
        with((prices, meters) -> {
            prices.play(call -> call < 3
                    ? Flux.error(new IOException("call " + call))
                    : Flux.concat(Flux.just(1, 2), Flux.error(new IOException("in the middle"))));
            StepVerifier.withVirtualTime(prices::many)
                    .thenAwait(ALL_WAITS)
                    .expectNext(1, 2)
                    .verifyErrorMessage("in the middle");
            assertThat(prices.calls()).isEqualTo(3);
            assertThat(calls(meters, "many", "not_retriable")).isEqualTo(1);
        });
    }

    @Test
    void whatIsAskedForIsAskedForInEveryAttempt() {
        with(prices -> {
            prices.play(call -> call < 3 ? Flux.error(new IOException("call " + call)) : Flux.just(1, 2, 3, 4));
            StepVerifier.withVirtualTime(prices::many, 2)
                    .thenAwait(ALL_WAITS)
                    .expectNext(1, 2)
                    .thenRequest(1)
                    .expectNext(3)
                    .thenRequest(1)
                    .expectNext(4)
                    .verifyComplete();
        });
    }

    @Test
    void whoTakesSomeHasSucceeded() {
        with((prices, meters) -> {
            prices.play(call -> Flux.range(1, 10));
            assertThat(prices.many().take(3).collectList().block()).containsExactly(1, 2, 3);
            assertThat(calls(meters, "many", "success")).isEqualTo(1);
            assertThat(calls(meters, "many", "interrupted")).isZero();
        });
    }

    @Test
    void whoCancelsAnAttemptCancelsItsSource() {
        with((prices, meters) -> {
            TestPublisher<Integer> source = TestPublisher.create();
            prices.play(call -> source);
            Disposable subscription = prices.one().subscribe();
            source.assertSubscribers(1);
            subscription.dispose();
            source.assertCancelled();
            assertThat(calls(meters, "one", "interrupted")).isEqualTo(1);
            assertThat(meters.get("retry.attempts")
                            .tags("method", "one", "exception", "CancellationException")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void whoCancelsAWaitEndsIt() {
        with((prices, meters) -> {
            StepVerifier.withVirtualTime(prices::one)
                    .expectSubscription()
                    .thenAwait(Duration.ofMillis(20))
                    .thenCancel()
                    .verify();
            assertThat(prices.calls()).isEqualTo(2);
            assertThat(meters.get("retry.waiting")
                            .tag("profile", "default")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(calls(meters, "one", "interrupted")).isEqualTo(1);
        });
    }

    @Test
    void anEmptyOneHasSucceeded() {
        with((prices, meters) -> {
            prices.play(call -> Mono.empty());
            assertThat(prices.one().blockOptional()).isEmpty();
            assertThat(prices.many().collectList().block()).isEmpty();
            assertThat(calls(meters, "one", "success")).isEqualTo(1);
            assertThat(calls(meters, "many", "success")).isEqualTo(1);
        });
    }

    @Test
    void reactorsContextIsThatOfTheSubscriberInEveryAttempt() {
        with(prices -> {
            List<String> seen = new ArrayList<>();
            prices.play(call -> Mono.deferContextual(context -> {
                seen.add(context.get("user"));
                return call < 3 ? Mono.error(new IOException()) : Mono.just(call);
            }));
            assertThat(prices.one()
                            .contextWrite(context -> context.put("user", "ada"))
                            .block())
                    .isEqualTo(3);
            assertThat(seen).containsExactly("ada", "ada", "ada");
        });
    }

    @Test
    void operatorsFindTheRetryContextInReactorsOnAnyThread() {
        with(prices -> {
            List<Integer> seen = new ArrayList<>();
            prices.play(call -> Mono.delay(Duration.ofMillis(1), Schedulers.boundedElastic())
                    .flatMap(tick -> Mono.deferContextual(context -> {
                        RetryContext now = context.getOrDefault(RetryContext.class, RetryContext.current());
                        seen.add(now.attempt());
                        return call < 3 ? Mono.error(new IOException("call " + call)) : Mono.just(call);
                    })));
            assertThat(prices.one().block()).isEqualTo(3);
            assertThat(seen).containsExactly(1, 2, 3);
        });
    }

    @Test
    void whereReactorSetsThreadsByItsContextTheyKnowTheAttemptToo() {
        Hooks.enableAutomaticContextPropagation();
        try {
            with(prices -> {
                List<Integer> inside = new ArrayList<>();
                List<Integer> outside = new ArrayList<>();
                prices.play(call -> Mono.delay(Duration.ofMillis(1), Schedulers.boundedElastic())
                        .flatMap(tick -> {
                            inside.add(RetryContext.current().attempt());
                            return call < 3 ? Mono.error(new IOException("call " + call)) : Mono.just(call);
                        }));
                prices.one()
                        .doOnNext(price -> outside.add(RetryContext.current().attempt()))
                        .block();
                assertThat(inside).containsExactly(1, 2, 3);
                assertThat(outside).containsExactly(1);
            });
        } finally {
            Hooks.disableAutomaticContextPropagation();
        }
    }

    @Test
    void theThreadKnowsTheAttemptWhileItSubscribesAndNotWhatComesOfIt() {
        with(prices -> {
            List<Integer> inside = new ArrayList<>();
            List<Integer> outside = new ArrayList<>();
            prices.play(call -> Mono.fromCallable(() -> {
                inside.add(RetryContext.current().attempt());
                if (call < 3) {
                    throw new IOException("call " + call);
                }
                return call;
            }));
            prices.one()
                    .doOnNext(price -> outside.add(RetryContext.current().attempt()))
                    .block();
            assertThat(inside).containsExactly(1, 2, 3);
            assertThat(outside).containsExactly(1);
        });
    }

    @Test
    void laterAttemptsRunOnReactorsThreads() {
        with(prices -> {
            List<String> threads = new ArrayList<>();
            prices.play(call -> {
                threads.add(Thread.currentThread().getName());
                return call < 3 ? Mono.error(new IOException("call " + call)) : Mono.just(call);
            });
            prices.one().block();
            assertThat(threads.get(0)).isEqualTo(Thread.currentThread().getName());
            assertThat(threads.subList(1, 3)).allMatch(name -> name.startsWith("parallel-"));
        });
    }

    @Test
    void whatIsThrownInPlaceOfAPublisherIsAFailureToo() {
        with(prices -> {
            prices.play(call -> {
                if (call < 3) {
                    throw new IllegalStateException("call " + call);
                }
                return Mono.just(call);
            });
            assertThat(prices.one().block()).isEqualTo(3);
        });
    }

    @Test
    void anErrorIsThrownAtOnce() {
        with((prices, meters) -> {
            prices.play(call -> {
                throw new AssertionError("call " + call);
            });
            assertThatThrownBy(prices::one).isInstanceOf(AssertionError.class).hasMessage("call 1");
            assertThat(calls(meters, "one", "not_retriable")).isEqualTo(1);
        });
    }

    @Test
    void closingTheContextEndsTheWait() {
        runner.withPropertyValues("retry.profiles.default.duration=1h").run(context -> {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            CompletableFuture<Integer> price =
                    context.getBean(Prices.class).one().toFuture();
            assertThat(price).isNotDone();
            context.close();
            assertThat(price).isCompletedExceptionally();
            assertThatThrownBy(price::join).hasRootCauseMessage("call 1");
            assertThat(calls(meters, "one", "interrupted")).isEqualTo(1);
        });
    }

    public static class Fallbacks {

        private final AtomicInteger calls = new AtomicInteger();

        @RetryOnError(includes = IOException.class, fallback = "instead")
        public Flux<String> charge(Exception failure) {
            calls.incrementAndGet();
            return Flux.error(failure);
        }

        Flux<String> instead(Exception argument, FileNotFoundException failure) {
            return Flux.just("no file", "but this");
        }

        Flux<String> instead(Exception argument, EOFException failure) {
            throw new IllegalStateException("of the fallback");
        }

        int calls() {
            return calls.get();
        }
    }

    @Test
    void theFallbackIsWhatTheSubscriberGetsInTheEnd() {
        runner.withBean(Fallbacks.class).run(context -> {
            Fallbacks fallbacks = context.getBean(Fallbacks.class);
            StepVerifier.withVirtualTime(() -> fallbacks.charge(new FileNotFoundException()))
                    .thenAwait(ALL_WAITS)
                    .expectNext("no file", "but this")
                    .verifyComplete();
            assertThat(fallbacks.calls()).isEqualTo(4);
            StepVerifier.withVirtualTime(() -> fallbacks.charge(new EOFException("of the method")))
                    .thenAwait(ALL_WAITS)
                    .verifyErrorMessage("of the fallback");
            IOException other = new IOException("no overload takes it");
            StepVerifier.withVirtualTime(() -> fallbacks.charge(other))
                    .thenAwait(ALL_WAITS)
                    .verifyErrorSatisfies(seen -> assertThat(seen).isSameAs(other));
            StepVerifier.create(fallbacks.charge(new IllegalStateException("no rule matches it")))
                    .verifyErrorMessage("no rule matches it");
        });
    }

    public static class Outer {

        private final Prices prices;

        public Outer(Prices prices) {
            this.prices = prices;
        }

        @RetryOnError
        public Mono<Integer> all() {
            return Mono.just(1).publishOn(Schedulers.boundedElastic()).flatMap(one -> prices.one());
        }
    }

    @ParameterizedTest
    @CsvSource({"multiply, 16", "once, 7"})
    void aSubscriptionInsideOfARetriedOneIsNestedOnWhicheverThread(String nested, int calls) {
        runner.withPropertyValues("retry.nested=" + nested, "retry.profiles.default.duration=0")
                .withBean(Outer.class)
                .run(context -> {
                    assertThatThrownBy(() -> context.getBean(Outer.class).all().block())
                            .hasMessageContaining("call " + calls);
                    assertThat(context.getBean(Prices.class).calls()).isEqualTo(calls);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("retry.nested")
                                    .tag("method", "one")
                                    .counter()
                                    .count())
                            .isEqualTo(3);
                });
    }

    @Test
    void whatBreaksTheRulesOfPublishersIsAFailureToo() {
        with(prices -> {
            prices.play(call -> subscriber -> {
                throw new IllegalStateException("call " + call);
            });
            StepVerifier.withVirtualTime(prices::one).thenAwait(ALL_WAITS).verifyErrorMessage("call 4");
        });
    }

    @Test
    void theCallersTransactionMayBeIgnored() {
        runner.withPropertyValues("retry.outer-transaction=retry").run(context -> {
            Prices prices = context.getBean(Prices.class);
            prices.play(call -> call < 3 ? Mono.error(new IOException()) : Mono.just(call));
            assertThat(prices.one().block()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theWorstErrorReachesTheSubscriberToo(int failing) {
        with((prices, meters) -> {
            prices.play(call -> call < failing
                    ? Mono.error(new IOException())
                    : Mono.fromFuture(CompletableFuture.failedFuture(new NoClassDefFoundError("com.acme.Gone"))));
            StepVerifier.withVirtualTime(prices::one).thenAwait(ALL_WAITS).verifyErrorMessage("com.acme.Gone");
            assertThat(calls(meters, "one", "not_retriable")).isEqualTo(1);
        });
    }

    @Test
    void anErrorWhileALaterAttemptIsSubscribedToEndsTheCall() {
        with((prices, meters) -> {
            prices.play(call -> call < 2
                    ? Mono.error(new IOException())
                    : subscriber -> {
                        throw new NoClassDefFoundError("com.acme.Gone");
                    });
            StepVerifier.withVirtualTime(prices::one).thenAwait(ALL_WAITS).verifyErrorMessage("com.acme.Gone");
            assertThat(calls(meters, "one", "not_retriable")).isEqualTo(1);
        });
    }

    @Test
    void aContextThatCannotBePutBackIsTheSubscribersFailure() {
        Thread caller = Thread.currentThread();
        ContextRegistry registry = ContextRegistry.getInstance();
        registry.registerThreadLocalAccessor(
                "broken",
                () -> "value",
                value -> {
                    if (Thread.currentThread() != caller) {
                        throw new IllegalStateException("broken accessor");
                    }
                },
                () -> {});
        try {
            with((prices, meters) -> {
                assertThatThrownBy(() -> prices.one().block()).hasMessageContaining("broken accessor");
                assertThat(meters.get("retry.waiting")
                                .tag("profile", "default")
                                .gauge()
                                .value())
                        .isZero();
                assertThat(calls(meters, "one", "interrupted")).isEqualTo(1);
            });
        } finally {
            registry.removeThreadLocalAccessor("broken");
        }
    }

    @Test
    void aFailureAfterTheSubscriberHasGoneIsDroppedInSilence() {
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        try {
            with((prices, meters) -> {
                prices.play(call -> subscriber -> subscriber.onSubscribe(new BaseSubscriber<Object>() {
                    @Override
                    protected void hookOnCancel() {
                        subscriber.onError(new IOException("too late"));
                    }
                }));
                Disposable subscription = prices.many().subscribe();
                subscription.dispose();
                assertThat(calls(meters, "many", "interrupted")).isEqualTo(1);
            });
        } finally {
            Hooks.resetOnErrorDropped();
        }
        assertThat(dropped).isEmpty();
    }

    public static class Logging {

        @RetryOnError(fallback = "instead")
        public Mono<String> charge() {
            return Mono.error(new IOException());
        }

        Mono<String> instead() {
            return Mono.fromSupplier(() -> String.valueOf(MDC.get("order")));
        }
    }

    @Test
    void theFallbackHasWhatTheCallerHadWhileItIsSubscribedTo() {
        runner.withBean(Logging.class).run(context -> {
            MDC.put("order", "1");
            try {
                Mono<String> charge = context.getBean(Logging.class).charge();
                assertThat(charge.block()).isEqualTo("1");
            } finally {
                MDC.clear();
            }
        });
    }
}
