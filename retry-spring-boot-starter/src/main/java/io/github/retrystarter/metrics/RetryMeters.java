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
 * retry.waiting} and {@code retry.nested}. The meters of all operations are there from {@link #start} on, at zero; an
 * operation that is called or made outside of that has them from its first call. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryMeters implements RetryListenerFactory, RetryCounts {

    private final Supplier<MeterRegistry> registry;
    private final WaitingCalls waiting = new WaitingCalls();
    private final ConcurrentMap<RetryOperation, LateMeters> operations = new ConcurrentHashMap<>();

    /** @param registry asked for late, since annotated methods are found before there is one */
    public RetryMeters(Supplier<MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        LateMeters meters = new LateMeters(() -> new OperationMeters(registry.get(), operation, profiles, waiting));
        operations.put(operation, meters);
        return meters;
    }

    /** Registers the meters of everything known by now, so that their series begin at zero. */
    public void start(Set<String> profiles) {
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
