// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import io.github.retrystarter.core.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has been counted of one operation, apart from its meters: the counters of some registries know their last interval
 * alone, and others fail. Thread-safe.
 */
final class OperationCounts {

    private final LongAdder failed = new LongAdder();
    private final Map<Outcome, LongAdder> calls = new EnumMap<>(Outcome.class);

    private final ConcurrentMap<GivenUp, LongAdder> givenUp = new ConcurrentHashMap<>();

    private record GivenUp(String profile, Outcome outcome) {}

    OperationCounts() {
        Arrays.stream(Outcome.values()).forEach(outcome -> calls.put(outcome, new LongAdder()));
    }

    void attemptFailed() {
        failed.increment();
    }

    void ended(Outcome outcome) {
        of(outcome).increment();
    }

    void givenUp(String profile, Outcome outcome) {
        givenUp.computeIfAbsent(new GivenUp(profile, outcome), key -> new LongAdder())
                .increment();
    }

    /** By outcome; those that never happened are left out. */
    Map<Outcome, Long> calls() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        calls.forEach((outcome, count) -> counts.put(outcome, count.sum()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** What rules by that profile could not save, by outcome. */
    Map<Outcome, Long> givenUpBy(String profile) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        givenUp.forEach((key, count) -> {
            if (key.profile().equals(profile)) {
                counts.put(key.outcome(), count.sum());
            }
        });
        return counts;
    }

    /** Every attempt either failed or ended its call well. */
    long attempts() {
        return failed.sum()
                + of(Outcome.SUCCESS).sum()
                + of(Outcome.SUCCESS_AFTER_RETRY).sum();
    }

    private LongAdder of(Outcome outcome) {
        return Objects.requireNonNull(calls.get(outcome));
    }
}
