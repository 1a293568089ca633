// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a profile says, as it is written in YAML: two annotations with equal ones share a profile. */
record Settings(
        String steps,
        String duration,
        String factor,
        String jitter,
        boolean full,
        @Nullable String cap,
        @Nullable String timeout) {

    /** The profiles that are there without being written, but for {@code contended}: nobody draws waits as it does. */
    private static final Map<Settings, String> BUILT_IN = Map.of(
            new Settings("4", "10ms", "5.0", "0.1", false, null, null), "default",
            new Settings("5", "10ms", "1.0", "0.1", false, null, null), "conflict");

    static Settings of(Amount steps, Amount duration, Amount factor, double jitter) {
        return new Settings(
                steps.asCount(), duration.asDuration(), factor.asFactor(), Double.toString(jitter), false, null, null);
    }

    /** Anything from nothing to this duration before each retry. */
    static Settings uniform(Amount steps, Amount duration) {
        return new Settings(steps.asCount(), duration.asDuration(), "1.0", "0.0", true, null, null);
    }

    Settings withSteps(String other) {
        return new Settings(other, duration, factor, jitter, full, cap, timeout);
    }

    Settings withCap(@Nullable String other) {
        return new Settings(steps, duration, factor, jitter, full, other, timeout);
    }

    Settings withTimeout(@Nullable String other) {
        return new Settings(steps, duration, factor, jitter, full, cap, other);
    }

    Optional<String> builtIn() {
        return Optional.ofNullable(BUILT_IN.get(this));
    }

    /** The keys below {@code retry.profiles.<name>}: all that a profile would otherwise take from {@code default}. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("steps", steps);
        keys.put("duration", duration);
        keys.put("factor", factor);
        keys.put("jitter", jitter);
        if (full) {
            keys.put("jitter-mode", "full");
        }
        if (cap != null) {
            keys.put("cap", cap);
        }
        if (timeout != null) {
            keys.put("timeout", timeout);
        }
        return keys;
    }
}
