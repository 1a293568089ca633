// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.JitterMode;
import io.github.retrystarter.core.RetryProfile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The profiles that are there before anybody writes one. */
final class BuiltInProfiles {

    /** What every profile takes what it leaves out from. */
    static final String DEFAULT = "default";

    /** For a few writers of one row: client-go's choice. */
    static final String CONFLICT = "conflict";

    /** For many writers of one row: measured with 50 of them, none of whom gives up (docs/conflicts.md). */
    static final String CONTENDED = "contended";

    private static final Backoff CONTENDED_BACKOFF =
            new Backoff(20, Duration.ofMillis(10), 2, 0.1, JitterMode.FULL, Duration.ofMillis(500));

    private BuiltInProfiles() {}

    static Map<String, ProfileProperties> all() {
        Map<String, ProfileProperties> all = new LinkedHashMap<>();
        all.put(DEFAULT, profile(Backoff.DEFAULT_BACKOFF));
        all.put(CONFLICT, profile(Backoff.DEFAULT_RETRY));
        all.put(CONTENDED, profile(CONTENDED_BACKOFF));
        return all;
    }

    private static ProfileProperties profile(Backoff backoff) {
        return ProfileProperties.of(new RetryProfile(DEFAULT, backoff));
    }
}
