// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.waiting;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.Action;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.CallerContexts;
import io.github.retrystarter.core.Fallback;
import io.github.retrystarter.core.NestedRetries;
import io.github.retrystarter.core.Retrier;
import io.github.retrystarter.core.RetryGuard;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.RetrySpec;
import io.github.retrystarter.core.SystemRetryClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** Calls that no thread waits for: a first attempt that fails at once, and a second one after ten to twenty seconds. */
final class PendingCalls {

    private static final Backoff TEN_SECONDS = new Backoff(2, Duration.ofSeconds(10), 1, 1);

    private static final IllegalStateException FAILURE = new IllegalStateException("first attempt");

    enum Futures {
        PLAIN,
        RETRY,
        ANNOTATED
    }

    private final int calls;
    private final Backoff backoff;
    private final int cancelled;
    private final List<CompletionStage<String>> results;
    private final long[] due;
    private final CountDownLatch done;
    private final Lateness lateness;

    private PendingCalls(int calls, Backoff backoff) {
        this.calls = calls;
        this.backoff = backoff;
        this.cancelled = calls / 10;
        this.results = new ArrayList<>(calls);
        this.due = new long[calls];
        this.done = new CountDownLatch(calls - cancelled);
        this.lateness = new Lateness(calls);
    }

    public static void main(String[] arguments) throws Exception {
        Futures variant = Futures.valueOf(arguments[0]);
        int calls = Integer.parseInt(arguments[1]);
        // loads the classes
        new PendingCalls(100, TEN_SECONDS.withDuration(Duration.ofMillis(100))).measure(variant);
        System.out.printf(
                "%,d futures, %-9s: %s%n", calls, variant, new PendingCalls(calls, TEN_SECONDS).measure(variant));
    }

    private String measure(Futures variant) throws Exception {
        return switch (variant) {
            case PLAIN -> plain();
            case RETRY -> retry();
            case ANNOTATED -> annotated();
        };
    }

    /** What a caller has who waits for its own method. */
    private String plain() {
        List<Action<CompletionStage<String>, RuntimeException>> actions = new ArrayList<>(calls);
        long before = Heap.used();
        for (int i = 0; i < calls; i++) {
            actions.add(attempt(i));
            results.add(new CompletableFuture<>());
        }
        long heap = Heap.used() - before;
        return "%,d bytes each (%,d of them)".formatted(heap / calls, actions.size());
    }

    private String retry() throws Exception {
        try (SystemRetryClock clock = new SystemRetryClock()) {
            // the timer's own thread makes the attempts, so that nobody else can be late
            Retrier retrier = new Retrier(
                    clock, ThreadLocalRandom::current, NestedRetries.MULTIPLY, Runnable::run, CallerContexts.NONE);
            RetrySpec spec = spec();
            return waiting(number -> retrier.callAsync(spec, attempt(number), Fallback.none()));
        }
    }

    /** Through a proxy, with meters. */
    private String annotated() throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "waits",
                            Map.of(
                                    "retry.profiles.patient.steps", backoff.steps(),
                                    "retry.profiles.patient.duration", backoff.duration(),
                                    "retry.profiles.patient.jitter", backoff.jitter())));
            context.register(Application.class);
            context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            context.registerBean("applicationTaskExecutor", Executor.class, () -> Runnable::run);
            context.registerBean(RetryListenerFactory.class, () -> (operation, profiles) -> dueTimes());
            context.registerBean(PendingService.class, () -> new PendingService(this));
            context.refresh();
            PendingService service = context.getBean(PendingService.class);
            return waiting(service::attempt);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        AopAutoConfiguration.class,
        RetryAutoConfiguration.class,
        RetryMetricsAutoConfiguration.class
    })
    static class Application {}

    /** Has nothing of its own for each call. */
    public static class PendingService {

        private final PendingCalls calls;

        PendingService(PendingCalls calls) {
            this.calls = calls;
        }

        @RetryOnError(backoff = "patient")
        public CompletableFuture<String> attempt(int number) {
            return calls.next(number);
        }
    }

    private String waiting(IntFunction<CompletionStage<String>> call) throws Exception {
        long before = Heap.used();
        long began = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            results.add(call.apply(i));
        }
        double allWaiting = (System.nanoTime() - began) / 1e9;
        long heap = Heap.used() - before;
        String histogram = Heap.histogram();
        long beganToCancel = System.nanoTime();
        for (int i = 0; i < cancelled; i++) {
            results.get(i).toCompletableFuture().cancel(true);
        }
        double allCancelled = (System.nanoTime() - beganToCancel) / 1e9;
        done.await();
        return "%,d bytes each, all waiting after %.2f s, %,d cancelled in %.2f s, %s%s"
                .formatted(
                        heap / calls,
                        allWaiting,
                        cancelled,
                        allCancelled,
                        lateness,
                        histogram.isEmpty() ? "" : "\n" + histogram);
    }

    private RetrySpec spec() {
        RetryProfile profile = new RetryProfile("patient", backoff);
        return new RetrySpec(
                new RetryOperation("PendingCalls", "attempt"),
                List.of(new RetryRule(() -> profile, any -> true)),
                RetryGuard.NONE,
                dueTimes());
    }

    private RetryListener dueTimes() {
        return new RetryListener() {
            @Override
            public void onBackoff(RetryProfile patient, int attempt, Exception failure, Duration wait) {
                due[results.size()] = System.nanoTime() + wait.toNanos();
            }
        };
    }

    private Action<CompletionStage<String>, RuntimeException> attempt(int number) {
        return () -> next(number);
    }

    private CompletableFuture<String> next(int number) {
        if (due[number] == 0) {
            return CompletableFuture.failedFuture(FAILURE);
        }
        lateness.endedNow(due[number]);
        done.countDown();
        return CompletableFuture.completedFuture("done");
    }
}
