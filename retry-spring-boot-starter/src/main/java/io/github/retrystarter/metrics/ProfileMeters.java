package io.github.retrystarter.metrics;

import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How many calls are waiting now, and what is left of budgets, by profile. */
final class ProfileMeters {

    private final ConcurrentMap<String, AtomicInteger> waiting = new ConcurrentHashMap<>();
    /** Micrometer warns of a gauge that is there. */
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    /**
     * Registers what the profile has: a budget may come later.
     *
     * @param source gives the profile as it is whenever the meters are read
     */
    void register(MeterRegistry registry, Supplier<RetryProfile> source) {
        String profile = source.get().name();
        if (registered.add("retry.waiting " + profile)) {
            gauge("retry.waiting", waiting(profile)::get, "Calls that are waiting for their next attempt", profile)
                    .register(registry);
        }
        if (source.get().budget() != null && registered.add("retry.budget.available " + profile)) {
            gauge("retry.budget.available", () -> available(source.get()), "Tokens that are left for retries", profile)
                    .register(registry);
        }
    }

    private static Gauge.Builder<Supplier<Number>> gauge(
            String name, Supplier<Number> value, String description, String profile) {
        return Gauge.builder(name, value).description(description).tag("profile", profile);
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
