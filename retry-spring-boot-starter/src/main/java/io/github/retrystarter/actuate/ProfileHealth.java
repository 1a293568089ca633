// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the profiles of which too many calls have failed of late, retries and all. It costs calls nothing: each look reads
 * what is counted anyway, and compares with a look of a while ago. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ProfileHealth {

    /** A rule matched, but there was nothing left to try: of no account is whether a fallback has answered then. */
    private static final Set<Outcome> FAILURES =
            EnumSet.of(Outcome.EXHAUSTED, Outcome.TIMEOUT, Outcome.BUDGET_EXHAUSTED, Outcome.DISABLED);

    /** Looks kept within the window at most, however often somebody looks. */
    private static final int RESOLUTION = 60;

    private final RetryProfiles profiles;
    private final RetryCounts counts;
    private final RetryClock clock;
    private final Limits limits;
    private final List<Look> looks = new ArrayList<>();

    /**
     * What is too many.
     *
     * @param share of the calls that fail, from 0 to 1, above which a profile is told of
     * @param minimumCalls below which nothing is told
     * @param window how far back to look; further if nobody has looked meanwhile
     */
    public record Limits(double share, int minimumCalls, Duration window) {}

    /**
     * The calls of a profile within the window.
     *
     * @param calls of all methods that have a rule by it
     * @param failed those that gave up by such a rule
     */
    public record Calls(long calls, long failed) {

        private static final Calls NONE = new Calls(0, 0);

        /** The share of those that failed, from 0 to 1. */
        public double share() {
            return calls == 0 ? 0 : (double) failed / calls;
        }

        private Calls since(Calls earlier) {
            return new Calls(calls - earlier.calls, failed - earlier.failed);
        }
    }

    private record Look(long time, Map<String, Calls> byProfile) {}

    public ProfileHealth(RetryProfiles profiles, RetryCounts counts, RetryClock clock, Limits limits) {
        this.profiles = profiles;
        this.counts = counts;
        this.clock = clock;
        this.limits = limits;
        looks.add(new Look(clock.nanoTime(), Map.of()));
    }

    /** The profiles with a share of failed calls above the limit. */
    public synchronized Map<String, Calls> failing() {
        Look now = look();
        Look before = lookBefore(now);
        Map<String, Calls> failing = new LinkedHashMap<>();
        now.byProfile().forEach((profile, calls) -> {
            Calls recent = calls.since(before.byProfile().getOrDefault(profile, Calls.NONE));
            if (recent.calls() >= limits.minimumCalls() && recent.share() > limits.share()) {
                failing.put(profile, recent);
            }
        });
        return failing;
    }

    /** The youngest one that is as old as the window, or the oldest there is. */
    private Look lookBefore(Look now) {
        long window = limits.window().toNanos();
        while (looks.size() > 1 && now.time() - looks.get(1).time() >= window) {
            looks.remove(0);
        }
        Look before = looks.get(0);
        if (now.time() - looks.get(looks.size() - 1).time() >= window / RESOLUTION) {
            looks.add(now);
        }
        return before;
    }

    private Look look() {
        Map<String, Calls> byProfile = new LinkedHashMap<>();
        for (RetryProfile profile : profiles.all()) {
            long calls = counts.callsBy(profile.name());
            byProfile.put(profile.name(), new Calls(calls, failed(counts.givenUpBy(profile.name()))));
        }
        return new Look(clock.nanoTime(), byProfile);
    }

    private static long failed(Map<Outcome, Long> givenUp) {
        return FAILURES.stream()
                .mapToLong(outcome -> givenUp.getOrDefault(outcome, 0L))
                .sum();
    }
}
