package io.github.retrystarter.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many calls are waiting now, by profile. */
final class WaitingCalls {

    private final ConcurrentMap<String, AtomicInteger> byProfile = new ConcurrentHashMap<>();

    void register(MeterRegistry registry, String profile) {
        Gauge.builder("retry.waiting", of(profile), AtomicInteger::get)
                .description("Calls that are waiting for their next attempt")
                .tag("profile", profile)
                .register(registry);
    }

    AtomicInteger of(String profile) {
        return byProfile.computeIfAbsent(profile, name -> new AtomicInteger());
    }
}
