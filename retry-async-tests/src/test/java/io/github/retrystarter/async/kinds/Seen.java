// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.github.retrystarter.core.RetryContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;

/** What a thread carries along. */
record Seen(
        RetryContext retry,
        @Nullable String mdc,
        @Nullable Observation observation,
        @Nullable Object user) {

    static final String MDC_KEY = "order";

    /** Finds what is current in all registries of its kind. */
    private static final ObservationRegistry OBSERVATIONS = ObservationRegistry.create();

    static Seen here() {
        return new Seen(
                RetryContext.current(),
                MDC.get(MDC_KEY),
                OBSERVATIONS.getCurrentObservation(),
                SecurityContextHolder.getContext().getAuthentication());
    }

    Seen withoutRetry() {
        return new Seen(new RetryContext(0, null, null), mdc, observation, user);
    }
}
