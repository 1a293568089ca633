// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Event;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Marks each retry as an event {@code retry} on the current observation, so that a trace shows it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryObservations implements RetryListenerFactory {

    private final Supplier<ObservationRegistry> registry;

    /** @param registry asked for at the first retry */
    public RetryObservations(Supplier<ObservationRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        return new RetryListener() {
            @Override
            public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
                Observation current = registry.get().getCurrentObservation();
                if (current != null) {
                    current.event(Event.of("retry", "retry " + attempt + " of " + operation));
                }
            }
        };
    }
}
