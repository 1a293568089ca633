// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.OptimisticLockingFailureException;

/** Meters by name, tag and number, read as a user reads them. */
class RetryMetersTests {

    private static final String STOCK = Stock.class.getName();

    private final ApplicationContextRunner runner = StarterContext.runnerWithMeters()
            .withPropertyValues(
                    "retry.profiles.three.steps=3",
                    "retry.profiles.three.duration=100ms",
                    "retry.profiles.three.factor=2",
                    "retry.profiles.three.jitter=0");

    public static class Stock {

        private final List<Throwable> failures = new ArrayList<>();

        void failWith(Throwable... next) {
            failures.addAll(List.of(next));
        }

        @RetryOnConflict
        public void reserve() throws Throwable {
            run();
        }

        @RetryOnError(backoff = "three")
        public void count() throws Throwable {
            run();
        }

        private void run() throws Throwable {
            if (!failures.isEmpty()) {
                throw failures.remove(0);
            }
        }
    }

    @Test
    void everySeriesBeginsAtZero() {
        runner.withBean(Stock.class).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(registry.getMeters().stream()
                            .map(Meter::getId)
                            .filter(id -> id.getName().startsWith("retry."))
                            .filter(id -> id.getTag("method") == null || "reserve".equals(id.getTag("method")))
                            .map(id -> id.getName() + " "
                                    + id.getTags().stream()
                                            .filter(tag -> !tag.getKey().equals("class"))
                                            .map(tag -> tag.getKey() + "=" + tag.getValue())
                                            .collect(Collectors.joining(" "))))
                    .containsExactlyInAnyOrder(
                            "retry.attempts exception=none method=reserve outcome=success",
                            "retry.attempts exception=none method=reserve outcome=failure",
                            "retry.calls method=reserve outcome=success",
                            "retry.calls method=reserve outcome=success_after_retry",
                            "retry.calls method=reserve outcome=not_retriable",
                            "retry.calls method=reserve outcome=exhausted",
                            "retry.calls method=reserve outcome=timeout",
                            "retry.calls method=reserve outcome=budget_exhausted",
                            "retry.calls method=reserve outcome=interrupted",
                            "retry.calls method=reserve outcome=in_transaction",
                            "retry.calls method=reserve outcome=disabled",
                            "retry.backoff method=reserve profile=conflict",
                            "retry.nested method=reserve",
                            "retry.waiting profile=default",
                            "retry.waiting profile=conflict",
                            "retry.waiting profile=contended",
                            "retry.waiting profile=three");
            assertThat(registry.find("retry.calls").tag("class", STOCK).counters())
                    .hasSize(18)
                    .allSatisfy(counter -> assertThat(counter.count()).isZero());
        });
    }

    @Test
    void everyAttemptCallAndWaitIsCounted() {
        runner.withBean(Stock.class).run(context -> {
            Stock stock = context.getBean(Stock.class);
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            call(stock);
            call(stock, new IOException("1"), new IllegalStateException("2"));
            call(stock, new IOException("3"), new IOException("4"), new IOException("5"));
            call(stock, new AssertionError("6"));
            assertThat(attempts(registry, "success", "none")).isEqualTo(2);
            assertThat(attempts(registry, "failure", "IOException")).isEqualTo(4);
            assertThat(attempts(registry, "failure", "IllegalStateException")).isEqualTo(1);
            assertThat(attempts(registry, "failure", "AssertionError")).isEqualTo(1);
            assertThat(calls(registry, "success")).isEqualTo(1);
            assertThat(calls(registry, "success_after_retry")).isEqualTo(1);
            assertThat(calls(registry, "exhausted")).isEqualTo(1);
            assertThat(calls(registry, "not_retriable")).isEqualTo(1);
            assertThat(registry.get("retry.backoff")
                            .tags("class", STOCK, "method", "count", "profile", "three")
                            .timer())
                    .satisfies(timer -> {
                        assertThat(timer.count()).isEqualTo(4);
                        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(600);
                        assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(200);
                    });
        });
    }

    @Test
    void anAnonymousExceptionIsCountedByWhatItExtends() {
        runner.withBean(Stock.class).run(context -> {
            call(context.getBean(Stock.class), new IOException() {
                private static final long serialVersionUID = 1L;
            });
            assertThat(attempts(context.getBean(MeterRegistry.class), "failure", "IOException"))
                    .isEqualTo(1);
        });
    }

    @Test
    void aCallIsWaitingOnlyWhileItWaits() {
        List<Double> duringWait = new ArrayList<>();
        StarterContext.runnerWithMeters()
                .withPropertyValues("retry.profiles.three.steps=3")
                .withBean(Stock.class)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBean(RecordingClock.class).onSleep(() -> duringWait.add(waiting(registry)));
                    call(context.getBean(Stock.class), new IOException("1"));
                    assertThat(duringWait).containsExactly(1.0);
                    assertThat(waiting(registry)).isZero();
                });
    }

    public static class CallsInTheMiddleOfTheStart implements InitializingBean {

        private final Stock stock;

        public CallsInTheMiddleOfTheStart(Stock stock) {
            this.stock = stock;
        }

        @Override
        public void afterPropertiesSet() {
            call(stock, new IOException("1"));
        }
    }

    @Test
    void callsBeforeTheStartHasEndedAreCountedToo() {
        runner.withBean(Stock.class)
                .withBean(CallsInTheMiddleOfTheStart.class)
                .run(context -> assertThat(attempts(context.getBean(MeterRegistry.class), "failure", "IOException"))
                        .isEqualTo(1));
    }

    @Test
    void aBeanThatIsMadeLaterBeginsAtZeroAtTheStart() {
        runner.withBean(Stock.class, Stock::new, definition -> definition.setLazyInit(true))
                .run(context -> assertThat(context.getBean(MeterRegistry.class)
                                .find("retry.calls")
                                .counters())
                        .hasSize(18));
    }

    @Test
    void whatIsFoundAfterTheStartBeginsAtZeroToo() {
        runner.withBean("stock", Object.class, Stock::new, definition -> definition.setLazyInit(true))
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.find("retry.calls").counters()).isEmpty();
                    assertThat(context.getBean("stock")).isInstanceOf(Stock.class);
                    assertThat(registry.find("retry.calls").counters())
                            .hasSize(18)
                            .allSatisfy(counter -> assertThat(counter.count()).isZero());
                });
    }

    public abstract static class Base {

        @RetryOnError(backoff = "three")
        public void run() throws IOException {
            throw new IOException();
        }

        @RetryOnConflict
        public void run(String overload) {}
    }

    public static class One extends Base {}

    public static class Two extends Base {}

    @Test
    void whatIsCountedOfOverloadsAndInheritedMethodsIsCountedTogether() {
        runner.withBean(One.class).withBean(Two.class).run(context -> {
            assertThatThrownBy(context.getBean(One.class)::run).isInstanceOf(IOException.class);
            assertThatThrownBy(context.getBean(Two.class)::run).isInstanceOf(IOException.class);
            context.getBean(Two.class).run("overload");
            RetryOperation operation = new RetryOperation(Base.class.getName(), "run");
            RetryMeters meters = context.getBean(RetryMeters.class);
            assertThat(meters.calls(operation))
                    .containsOnly(Map.entry(Outcome.EXHAUSTED, 2L), Map.entry(Outcome.SUCCESS, 1L));
            assertThat(meters.attempts(operation)).isEqualTo(7);
            assertThat(context.getBean(MeterRegistry.class)
                            .get("retry.backoff")
                            .tag("class", Base.class.getName())
                            .timers())
                    .extracting(timer -> timer.getId().getTag("profile"))
                    .containsExactlyInAnyOrder("three", "conflict");
        });
    }

    @Test
    void whatItTellsItselfDoesNotDependOnTheRegistry() {
        StarterContext.runner()
                .withPropertyValues("retry.profiles.three.steps=3")
                .withBean(MeterRegistry.class, CompositeMeterRegistry::new)
                .withBean(Stock.class)
                .run(context -> {
                    call(context.getBean(Stock.class), new IOException("1"));
                    RetryOperation operation = new RetryOperation(STOCK, "count");
                    RetryMeters meters = context.getBean(RetryMeters.class);
                    assertThat(meters.calls(operation)).containsOnly(Map.entry(Outcome.SUCCESS_AFTER_RETRY, 1L));
                    assertThat(meters.attempts(operation)).isEqualTo(2);
                    assertThat(meters.attempts(new RetryOperation(STOCK, "unheard")))
                            .isZero();
                    assertThat(meters.calls(new RetryOperation(STOCK, "unheard")))
                            .isEmpty();
                });
    }

    @Test
    void severalRegistriesAreAllWrittenTo() {
        StarterContext.runner()
                .withPropertyValues("retry.profiles.three.steps=3")
                .withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("two", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(Stock.class)
                .run(context -> {
                    call(context.getBean(Stock.class));
                    assertThat(context.getBeansOfType(MeterRegistry.class).values())
                            .hasSize(2)
                            .allSatisfy(registry ->
                                    assertThat(calls(registry, "success")).isEqualTo(1));
                });
    }

    @Test
    void whatIsLeftOfABudgetIsShownWhereThereIsOne() {
        runner.withBean(Stock.class)
                .withPropertyValues("retry.profiles.three.budget.capacity=100", "retry.profiles.three.budget.cost=30")
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.find("retry.budget.available").gauges()).hasSize(1);
                    assertThat(tokens(registry, "three")).isEqualTo(100);
                    Stock stock = context.getBean(Stock.class);
                    stock.failWith(new IOException("a"), new IOException("b"), new IOException("c"));
                    assertThatThrownBy(stock::count).hasMessage("c");
                    assertThat(tokens(registry, "three")).isEqualTo(40);
                    stock.count();
                    assertThat(tokens(registry, "three")).isEqualTo(41);
                });
    }

    @Test
    void aBudgetThatComesLaterIsShownAndOneThatGoesIsNoNumber() {
        runner.withBean(Stock.class).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            RetryProfiles profiles = context.getBean(RetryProfiles.class);
            profiles.change("three", now -> withBudget(now, new RetryBudget(7, 1)));
            assertThat(tokens(registry, "three")).isEqualTo(7);
            profiles.reset("three");
            assertThat(tokens(registry, "three")).isNaN();
        });
    }

    @Test
    void noMeterIsRegisteredTwiceWhichMicrometerWouldWarnOf() {
        Logger micrometer = (Logger) LoggerFactory.getLogger(MeterRegistry.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        micrometer.addAppender(lines);
        // a warning only the first time
        micrometer.setLevel(Level.DEBUG);
        try {
            runner.withPropertyValues("retry.profiles.three.budget.capacity=100")
                    .run(context -> {
                        Retries retries = context.getBean(Retries.class);
                        retries.profile("three").call("charge", () -> "done");
                        retries.profile("three").call("refund", () -> "done");
                        RetryProfiles profiles = context.getBean(RetryProfiles.class);
                        profiles.change("three", now -> withBudget(now, new RetryBudget(7, 1)));
                    });
        } finally {
            micrometer.detachAppender(lines);
            micrometer.setLevel(null);
        }
        assertThat(lines.list).isEmpty();
    }

    private static RetryProfile withBudget(RetryProfile profile, RetryBudget budget) {
        return new RetryProfile(
                profile.name(),
                profile.backoff(),
                profile.timeout(),
                profile.maxRetryAfter(),
                profile.failures(),
                budget);
    }

    private static double tokens(MeterRegistry registry, String profile) {
        return registry.get("retry.budget.available")
                .tag("profile", profile)
                .gauge()
                .value();
    }

    @Test
    void callsAreSummedUpByProfile() {
        runner.withBean(Stock.class).run(context -> {
            Stock stock = context.getBean(Stock.class);
            stock.count();
            stock.reserve();
            context.getBean(Retries.class).profile("three").call("sum", () -> "");
            RetryCounts counts = context.getBean(RetryCounts.class);
            assertThat(counts.callsBy("three")).isEqualTo(2);
            assertThat(counts.callsBy("conflict")).isEqualTo(1);
            assertThat(counts.callsBy("default")).isZero();
        });
    }

    public static class Order {

        @RetryOnConflict
        @RetryOnError(backoff = "three", fallback = "later")
        public String place() throws IOException {
            throw new IOException("not a conflict");
        }

        String later() {
            return "later";
        }
    }

    @Test
    void aCallIsGivenUpByTheProfileOfTheRuleThatMatched() {
        runner.withBean(Order.class).run(context -> {
            assertThat(context.getBean(Order.class).place()).isEqualTo("later");
            RetryCounts counts = context.getBean(RetryCounts.class);
            assertThat(counts.givenUpBy("three")).containsExactly(Map.entry(Outcome.EXHAUSTED, 1L));
            assertThat(counts.givenUpBy("conflict")).isEmpty();
            assertThat(counts.callsBy("conflict")).isEqualTo(1);
        });
    }

    @Test
    void programmaticCallsAreCountedUnderTheirName() {
        runner.run(context -> {
            context.getBean(Retries.class).profile("three").call("charge", () -> "done");
            assertThat(context.getBean(MeterRegistry.class)
                            .get("retry.calls")
                            .tags("class", Retries.class.getName(), "method", "charge", "outcome", "success")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    public static class Outer {

        private final Stock stock;
        private int calls;

        public Outer(Stock stock) {
            this.stock = stock;
        }

        @RetryOnError(backoff = "three")
        public void work() throws Throwable {
            calls++;
            stock.reserve();
            if (calls == 1) {
                throw new IOException("again");
            }
        }
    }

    @Test
    void aCallInsideARetryUnderWayIsNested() {
        runner.withBean(Stock.class).withBean(Outer.class).run(context -> {
            try {
                context.getBean(Outer.class).work();
            } catch (Throwable unexpected) {
                throw new AssertionError(unexpected);
            }
            assertThat(context.getBean(MeterRegistry.class)
                            .get("retry.nested")
                            .tags("class", STOCK, "method", "reserve")
                            .counter()
                            .count())
                    .as("two calls, the second of them in a retry")
                    .isEqualTo(1);
        });
    }

    @Test
    void eachRetryIsAnEventOfTheCurrentObservation() {
        List<String> events = new ArrayList<>();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public void onEvent(Observation.Event event, Observation.Context context) {
                events.add(context.getName() + ": " + event.getName() + ", " + event.getContextualName());
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        runner.withBean(ObservationRegistry.class, () -> observations)
                .withBean(Stock.class)
                .run(context -> {
                    Stock stock = context.getBean(Stock.class);
                    Observation.createNotStarted("request", observations)
                            .observe(() -> call(stock, new IOException("1"), new IOException("2")));
                    call(stock, new IOException("outside of any observation"));
                    assertThat(events)
                            .containsExactly(
                                    "request: retry, retry 1 of " + STOCK + ".count",
                                    "request: retry, retry 2 of " + STOCK + ".count");
                });
    }

    @Test
    void aRegistryThatThrowsHarmsNoCall() {
        SimpleMeterRegistry broken = new SimpleMeterRegistry();
        broken.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("retry.attempts")
                        && "OptimisticLockingFailureException".equals(id.getTag("exception"))) {
                    throw new IllegalStateException("broken registry");
                }
                return id;
            }
        });
        StarterContext.runner()
                .withPropertyValues("retry.profiles.three.steps=3")
                .withBean(MeterRegistry.class, () -> broken)
                .withBean(Stock.class)
                .run(context -> {
                    Stock stock = context.getBean(Stock.class);
                    stock.failWith(new OptimisticLockingFailureException("1"));
                    try {
                        stock.reserve();
                    } catch (Throwable unexpected) {
                        throw new AssertionError(unexpected);
                    }
                    assertThat(broken.get("retry.calls")
                                    .tag("outcome", "success_after_retry")
                                    .tag("method", "reserve")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void withoutARegistryThereAreNoMetersAndEverythingElseWorks() {
        StarterContext.runner()
                .withPropertyValues("retry.profiles.three.steps=3")
                .withBean(Stock.class)
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(RetryMeters.class);
                    Stock stock = context.getBean(Stock.class);
                    stock.failWith(new IOException("1"), new IOException("2"), new IOException("3"));
                    assertThatThrownBy(stock::count).hasMessage("3");
                });
    }

    private static void call(Stock stock, Throwable... failures) {
        stock.failWith(failures);
        try {
            stock.count();
        } catch (Throwable failure) {
            assertThat(failures).contains(failure);
        }
    }

    private static double attempts(MeterRegistry registry, String outcome, String exception) {
        return registry.get("retry.attempts")
                .tags("class", STOCK, "method", "count", "outcome", outcome, "exception", exception)
                .counter()
                .count();
    }

    private static double calls(MeterRegistry registry, String outcome) {
        return registry.get("retry.calls")
                .tags("class", STOCK, "method", "count", "outcome", outcome)
                .counter()
                .count();
    }

    private static double waiting(MeterRegistry registry) {
        return registry.get("retry.waiting").tag("profile", "three").gauge().value();
    }
}
