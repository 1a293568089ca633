// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How many calls are waiting now, and what is left of budgets, by profile. */
final class ProfileMeters {

    private final ConcurrentMap<String, AtomicInteger> waiting = new ConcurrentHashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final Set<String> budgeted = new HashSet<>();

    /**
     * Registers what is not there yet, as a registry warns of a gauge that it has already. A budget may come later.
     *
     * @param source gives the profile as it is whenever the meters are read
     */
    synchronized void register(MeterRegistry registry, Supplier<RetryProfile> source) {
        RetryProfile profile = source.get();
        if (!shown.contains(profile.name())) {
            Gauge.builder("retry.waiting", waiting(profile.name()), AtomicInteger::get)
                    .description("Calls that are waiting for their next attempt")
                    .tag("profile", profile.name())
                    .register(registry);
            shown.add(profile.name());
        }
        if (profile.budget() != null && !budgeted.contains(profile.name())) {
            Gauge.builder("retry.budget.available", () -> available(source.get()))
                    .description("Tokens that are left for retries")
                    .tag("profile", profile.name())
                    .register(registry);
            budgeted.add(profile.name());
        }
    }

    AtomicInteger waiting(String profile) {
        return waiting.computeIfAbsent(profile, name -> new AtomicInteger());
    }

    /** Not a number where the budget has been taken away since. */
    private static double available(RetryProfile profile) {
        RetryBudget budget = profile.budget();
        return budget == null ? Double.NaN : budget.available();
    }
}
