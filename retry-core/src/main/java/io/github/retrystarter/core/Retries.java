// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The application's profiles for code that has no method to annotate, meters included:
 *
 * <pre>{@code
 * Receipt receipt = retries.profile("payments").call("charge", () -> gateway.charge(order));
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class Retries {

    private final RetryProfiles profiles;
    private final ConflictDetector conflicts;
    private final Retrier retrier;
    private final RetryGuard guard;
    private final RetryListenerFactory listeners;
    private final ConcurrentMap<String, ProfileRetry> made = new ConcurrentHashMap<>();

    public Retries(
            RetryProfiles profiles,
            ConflictDetector conflicts,
            Retrier retrier,
            RetryGuard guard,
            RetryListenerFactory listeners) {
        this.profiles = profiles;
        this.conflicts = conflicts;
        this.retrier = retrier;
        this.guard = guard;
        this.listeners = listeners;
    }

    /**
     * Retries by the profile of that name, as it is when a call fails.
     *
     * @throws UnknownProfileException if there is none
     */
    public ProfileRetry profile(String name) {
        return made.computeIfAbsent(name, this::make);
    }

    private ProfileRetry make(String name) {
        Supplier<RetryProfile> now = profiles.source(name);
        return new ProfileRetry(
                new RuleRetry(retrier, RetryRule.onError(now, FailureFilter.ANY), guard, listeners),
                new RuleRetry(retrier, RetryRule.onConflict(now, conflicts), guard, listeners));
    }
}
