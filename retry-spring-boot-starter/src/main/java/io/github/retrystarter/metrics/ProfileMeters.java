package io.github.retrystarter.metrics;

import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How many calls are waiting now, and what is left of budgets, by profile. */
final class ProfileMeters {

    private final ConcurrentMap<String, AtomicInteger> waiting = new ConcurrentHashMap<>();

    /** @param source gives the profile as it is whenever the meters are read */
    void register(MeterRegistry registry, Supplier<RetryProfile> source) {
        RetryProfile profile = source.get();
        Gauge.builder("retry.waiting", waiting(profile.name()), AtomicInteger::get)
                .description("Calls that are waiting for their next attempt")
                .tag("profile", profile.name())
                .register(registry);
        if (profile.budget() != null) {
            Gauge.builder("retry.budget.available", () -> available(source.get()))
                    .description("Tokens that are left for retries")
                    .tag("profile", profile.name())
                    .register(registry);
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
