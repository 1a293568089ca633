// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Counts every attempt and call in Micrometer: {@code retry.attempts}, {@code retry.calls}, {@code retry.backoff}, {@code
 * retry.waiting}, {@code retry.budget.available} and {@code retry.nested}. From {@link #start} on the meters of all operations
 * are there, at zero; one that is called earlier has them from its first call. What it tells itself is counted apart, as the counters of some registries
 * know their last interval alone. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryMeters implements RetryListenerFactory, RetryCounts {

    private static final Log LOGGER = LogFactory.getLog(RetryMeters.class);

    private final Supplier<MeterRegistry> registry;
    private final ProfileMeters ofProfiles = new ProfileMeters();
    private final ConcurrentMap<RetryOperation, LateMeters> operations = new ConcurrentHashMap<>();
    private volatile @Nullable RetryProfiles profiles;

    /** @param registry asked for late, since annotated methods are found before there is one */
    public RetryMeters(Supplier<MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> used) {
        LateMeters made = new LateMeters(() -> new OperationMeters(registry.get(), operation), ofProfiles);
        LateMeters earlier = operations.putIfAbsent(operation, made);
        LateMeters meters = earlier != null ? earlier : made;
        RetryProfiles known = profiles;
        try {
            meters.expect(used);
            if (known != null) {
                meters.get();
                // one of them may have come with a refresh
                used.forEach(profile -> register(known, profile));
            }
        } catch (Throwable broken) {
            // it is in the middle of a call, or of making somebody's bean
            LOGGER.warn("The meters of " + operation + " do not begin at zero, as their registry failed", broken);
        }
        return meters;
    }

    /**
     * Registers the meters of everything known by now, and from now on of everything as it becomes known. What a registry
     * throws now stops the start; later it is logged.
     */
    public void start(RetryProfiles known) {
        profiles = known;
        known.all().forEach(profile -> register(known, profile.name()));
        // it may have a budget by then
        known.onChange(change -> register(known, change.profile()));
        operations.values().forEach(LateMeters::get);
    }

    private void register(RetryProfiles known, String profile) {
        ofProfiles.register(registry.get(), known.source(profile));
    }

    @Override
    public Map<Outcome, Long> calls(RetryOperation operation) {
        return countsOf(operation).map(OperationCounts::calls).orElse(Map.of());
    }

    @Override
    public long callsBy(String profile) {
        return countsBy(profile)
                .flatMap(counts -> counts.calls().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public Map<Outcome, Long> givenUpBy(String profile) {
        Map<Outcome, Long> sum = new EnumMap<>(Outcome.class);
        countsBy(profile)
                .forEach(counts ->
                        counts.givenUpBy(profile).forEach((outcome, count) -> sum.merge(outcome, count, Long::sum)));
        return sum;
    }

    private Stream<OperationCounts> countsBy(String profile) {
        return operations.values().stream()
                .filter(meters -> meters.expects(profile))
                .map(LateMeters::counts);
    }

    @Override
    public long attempts(RetryOperation operation) {
        return countsOf(operation).map(OperationCounts::attempts).orElse(0L);
    }

    private Optional<OperationCounts> countsOf(RetryOperation operation) {
        return Optional.ofNullable(operations.get(operation)).map(LateMeters::counts);
    }
}
