// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.github.retrystarter.core.RetryClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Where one behaviour of one kind is looked at.
 *
 * @param before what had been counted by then
 */
record Cell(
        Kind kind,
        ConfigurableApplicationContext application,
        Script script,
        MeterRegistry meters,
        Map<Meter.Id, Double> before) {

    interface Test {

        void run(Cell cell) throws Throwable;
    }

    /** One application for each kind will do for most. */
    private static final Map<Kind, ConfigurableApplicationContext> SHARED = new EnumMap<>(Kind.class);

    static void with(Kind kind, Test test) throws Throwable {
        ConfigurableApplicationContext application = SHARED.computeIfAbsent(kind, Application::start);
        application.getBean(Script.class).reset();
        application.getBean(FakeClock.class).reset();
        application.getBean(Application.Events.class).all().clear();
        MeterRegistry meters = application.getBean(MeterRegistry.class);
        test.run(new Cell(kind, application, application.getBean(Script.class), meters, counts(meters)));
    }

    /** In an application of its own. */
    static void with(Kind kind, ConfigurableApplicationContext application, Test test) throws Throwable {
        try (application) {
            test.run(new Cell(
                    kind,
                    application,
                    application.getBean(Script.class),
                    application.getBean(MeterRegistry.class),
                    Map.of()));
        }
    }

    static void closeShared() {
        SHARED.values().forEach(ConfigurableApplicationContext::close);
        SHARED.clear();
    }

    /** Calls, and lets time pass for others than this thread when it has what it gets at once. */
    @Nullable Object call(String method, Object... arguments) throws Throwable {
        clock().standStillForOthers();
        return kind.caller().call(invocation(method, arguments), clock()::goOn);
    }

    CompletableFuture<@Nullable Object> start(String method) {
        return kind.caller().start(invocation(method));
    }

    void giveUp(CompletableFuture<?> result) {
        kind.caller().giveUp(result, script);
    }

    @Nullable Object callInTransaction(String method) throws Throwable {
        clock().standStillForOthers();
        return kind.transactions().call(application, kind, invocation(method), clock()::goOn);
    }

    private Invocation invocation(String method, Object... arguments) {
        return new Invocation(application.getBean(Target.NAME), method, arguments);
    }

    FakeClock clock() {
        return (FakeClock) application.getBean(RetryClock.class);
    }

    ObservationRegistry observations() {
        return application.getBean(ObservationRegistry.class);
    }

    List<String> events() {
        return application.getBean(Application.Events.class).all();
    }

    /** All that was counted for a method: {@code calls exhausted 1}, {@code attempts failure Failure 3}. */
    List<String> counted(String method) {
        List<String> counted = new ArrayList<>();
        counts(meters).forEach((id, count) -> {
            int more = (int) (count - before.getOrDefault(id, 0.0));
            if (more > 0 && method.equals(id.getTag("method"))) {
                counted.add(nameOf(id) + more);
            }
        });
        return counted;
    }

    double waiting(String profile) {
        return meters.get("retry.waiting").tag("profile", profile).gauge().value();
    }

    private static Map<Meter.Id, Double> counts(MeterRegistry meters) {
        return meters.getMeters().stream()
                .flatMap(meter -> meter instanceof Counter counter ? Stream.of(counter) : Stream.empty())
                .collect(Collectors.toMap(Counter::getId, Counter::count));
    }

    private static String nameOf(Meter.Id id) {
        return Stream.of(id.getName().substring("retry.".length()), id.getTag("outcome"), id.getTag("exception"))
                .filter(Objects::nonNull)
                .filter(part -> !part.equals("none"))
                .collect(Collectors.joining(" ", "", " "));
    }
}
