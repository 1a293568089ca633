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
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The meters of one operation, held so that no call has to look them up. Thread-safe. */
final class OperationMeters implements RetryListener {

    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Tags tags;
    private final ProfileMeters profiles;
    private final Counter successes;
    private final Counter nested;
    private final Map<Outcome, Tally> calls = new EnumMap<>(Outcome.class);
    private final LongAdder failed = new LongAdder();
    private final ConcurrentMap<String, Counter> failures = new ConcurrentHashMap<>();
    private final ConcurrentMap<GivenUp, LongAdder> givenUp = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Timer> waits = new ConcurrentHashMap<>();

    /**
     * Calls of one outcome.
     *
     * @param total counted apart, as the counters of some registries know their last interval alone
     */
    private record Tally(Counter counter, LongAdder total) {

        void increment() {
            total.increment();
            counter.increment();
        }
    }

    private record GivenUp(String profile, Outcome outcome) {}

    OperationMeters(MeterRegistry registry, RetryOperation operation, ProfileMeters profiles) {
        this.registry = registry;
        this.tags = Tags.of("class", operation.type(), "method", operation.name());
        this.profiles = profiles;
        this.successes = attempts("success", NONE);
        this.nested = Counter.builder("retry.nested")
                .description("Calls made while a retry further out was under way")
                .tags(tags)
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            calls.put(outcome, new Tally(calls(outcome), new LongAdder()));
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
        failed.increment();
        failures.computeIfAbsent(nameOf(failure), name -> attempts("failure", name))
                .increment();
    }

    @Override
    public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
        profiles.waiting(profile.name()).incrementAndGet();
    }

    @Override
    public void onBackoffEnd(RetryProfile profile, Duration waited) {
        profiles.waiting(profile.name()).decrementAndGet();
        waits.computeIfAbsent(profile.name(), this::backoff).record(waited);
    }

    @Override
    public void onGiveUp(RetryProfile profile, Outcome outcome) {
        givenUp.computeIfAbsent(new GivenUp(profile.name(), outcome), key -> new LongAdder())
                .increment();
    }

    @Override
    public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
        if (failure == null) {
            successes.increment();
        }
        tally(outcome).increment();
    }

    Map<Outcome, Long> calls() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        calls.forEach((outcome, tally) -> counts.put(outcome, tally.total().sum()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    Map<Outcome, Long> givenUpBy(String profile) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        givenUp.forEach((key, total) -> {
            if (key.profile().equals(profile)) {
                counts.put(key.outcome(), total.sum());
            }
        });
        return counts;
    }

    /** Every attempt either failed or ended its call well. */
    long attempts() {
        return failed.sum()
                + tally(Outcome.SUCCESS).total().sum()
                + tally(Outcome.SUCCESS_AFTER_RETRY).total().sum();
    }

    private Tally tally(Outcome outcome) {
        return Objects.requireNonNull(calls.get(outcome));
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

    /** The simple class name; that of the superclass where an anonymous class has none. */
    private static String nameOf(Throwable failure) {
        Class<?> type = failure.getClass();
        return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
    }
}
