package io.github.retrystarter.metrics;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Counts every attempt and call in Micrometer: {@code retry.attempts}, {@code retry.calls}, {@code retry.backoff}, {@code
 * retry.waiting} and {@code retry.nested}. From {@link #start} on the meters of all operations are there, at zero; one that
 * is called earlier has them from its first call. What it tells itself is counted apart, as the counters of some registries
 * know their last interval alone. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryMeters implements RetryListenerFactory, RetryCounts {

    private final Supplier<MeterRegistry> registry;
    private final WaitingCalls waiting = new WaitingCalls();
    private final ConcurrentMap<RetryOperation, LateMeters> operations = new ConcurrentHashMap<>();
    private volatile boolean started;

    /** @param registry asked for late, since annotated methods are found before there is one */
    public RetryMeters(Supplier<MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        LateMeters made = new LateMeters(() -> new OperationMeters(registry.get(), operation, waiting));
        LateMeters earlier = operations.putIfAbsent(operation, made);
        LateMeters meters = earlier != null ? earlier : made;
        meters.expect(profiles);
        if (started) {
            meters.get();
        }
        return meters;
    }

    /** Registers the meters of everything known by now, and from now on of everything as it becomes known. */
    public void start(Set<String> profiles) {
        started = true;
        profiles.forEach(profile -> waiting.register(registry.get(), profile));
        operations.values().forEach(LateMeters::get);
    }

    @Override
    public Map<Outcome, Long> calls(RetryOperation operation) {
        return metersOf(operation).map(OperationMeters::calls).orElse(Map.of());
    }

    @Override
    public long attempts(RetryOperation operation) {
        return metersOf(operation).map(OperationMeters::attempts).orElse(0L);
    }

    private Optional<OperationMeters> metersOf(RetryOperation operation) {
        return Optional.ofNullable(operations.get(operation)).map(LateMeters::get);
    }
}
