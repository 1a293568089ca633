// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The meters of one operation, held so that no call has to look them up. Thread-safe. */
final class OperationMeters implements RetryListener {

    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter successes;
    private final Counter nested;
    private final Map<Outcome, Counter> calls = new EnumMap<>(Outcome.class);
    private final ConcurrentMap<String, Counter> failures = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Timer> waits = new ConcurrentHashMap<>();

    OperationMeters(MeterRegistry registry, RetryOperation operation) {
        this.registry = registry;
        this.tags = Tags.of("class", operation.type(), "method", operation.name());
        this.successes = attempts("success", NONE);
        this.nested = Counter.builder("retry.nested")
                .description("Calls made while a retry further out was under way")
                .tags(tags)
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            calls.put(outcome, calls(outcome));
        }
        // there is no telling which exceptions will come; this one lets a sum over them begin at zero
        failures.put(NONE, attempts("failure", NONE));
    }

    /** Lets the time waited by a profile begin at zero. */
    void expect(String profile) {
        waits.computeIfAbsent(profile, this::backoff);
    }

    @Override
    public void onNested(RetryOperation outer) {
        nested.increment();
    }

    @Override
    public void onFailure(int attempt, Throwable failure) {
        failures.computeIfAbsent(nameOf(failure), name -> attempts("failure", name))
                .increment();
    }

    @Override
    public void onBackoffEnd(RetryProfile profile, Duration waited) {
        waits.computeIfAbsent(profile.name(), this::backoff).record(waited);
    }

    @Override
    public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
        if (failure == null) {
            successes.increment();
        }
        Objects.requireNonNull(calls.get(outcome)).increment();
    }

    private Counter calls(Outcome outcome) {
        return Counter.builder("retry.calls")
                .description("Calls from outside, by how they ended")
                .tags(tags.and("outcome", outcome.label()))
                .register(registry);
    }

    private Counter attempts(String outcome, String exception) {
        return Counter.builder("retry.attempts")
                .description("Runs of the method's body")
                .tags(tags.and("outcome", outcome, "exception", exception))
                .register(registry);
    }

    private Timer backoff(String profile) {
        return Timer.builder("retry.backoff")
                .description("Time waited between attempts")
                .tags(tags.and("profile", profile))
                .register(registry);
    }

    /** The simple class name; that of the superclass where a class has none, or one that no other run has, if it is hidden. */
    private static String nameOf(Throwable failure) {
        Class<?> type = failure.getClass();
        while (type.isAnonymousClass() || type.isHidden()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }
}
