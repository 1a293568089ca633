// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it;

import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the calls in a context: by the meters, and by what a listener heard. Thread-safe. */
public final class CallRecord implements RetryListenerFactory {

    private final MeterRegistry meters;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Map<Meter.Id, Double> forgotten = new ConcurrentHashMap<>();

    CallRecord(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        return new RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                failures.add(failure);
            }
        };
    }

    /** Begins anew, in a context that several tests share. */
    public void forget() {
        failures.clear();
        meters.getMeters().stream()
                .flatMap(meter -> meter instanceof Counter counter ? Stream.of(counter) : Stream.empty())
                .forEach(counter -> forgotten.put(counter.getId(), counter.count()));
    }

    /** What the attempts threw, the very objects. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** How many calls ended how, by {@code retry.calls}; without those that no call ended in. */
    public Map<String, Integer> outcomes() {
        return countsOf("retry.calls");
    }

    /** How many attempts ended how, by {@code retry.attempts}; without those that no attempt ended in. */
    public Map<String, Integer> attempts() {
        return countsOf("retry.attempts");
    }

    private Map<String, Integer> countsOf(String meter) {
        Collection<Counter> counters = meters.get(meter).counters();
        return counters.stream()
                .filter(counter -> countOf(counter) > 0)
                .collect(Collectors.toMap(
                        counter -> String.valueOf(counter.getId().getTag("outcome")), this::countOf, Integer::sum));
    }

    private int countOf(Counter counter) {
        return (int) (counter.count() - forgotten.getOrDefault(counter.getId(), 0.0));
    }
}
