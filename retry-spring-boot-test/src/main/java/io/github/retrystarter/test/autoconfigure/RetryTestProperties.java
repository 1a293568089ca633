// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import io.github.retrystarter.aop.InvalidRetryException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code retry.test.*} says. One key under it is enough to switch the test support on.
 *
 * @param waits What becomes of the waits between attempts.
 * @param jitter Share of its jitter that each wait gets, from 0 to 1. If not given, nothing without waits, and random
 *     with real ones.
 */
@ConfigurationProperties("retry.test")
record RetryTestProperties(
        @DefaultValue("none") Waits waits, @Nullable Double jitter) {

    RetryTestProperties {
        if (jitter != null && !(jitter >= 0 && jitter <= 1)) {
            throw new InvalidRetryException(
                    "Property retry.test.jitter is not valid: it must be from 0 to 1: " + jitter + ".",
                    "Write 0 for waits without jitter, 1 for all of it, or leave it out.");
        }
    }

    /** The share that is fixed; null for a random one. */
    @Nullable Double draw() {
        return jitter == null && waits == Waits.NONE ? Double.valueOf(0) : jitter;
    }
}
