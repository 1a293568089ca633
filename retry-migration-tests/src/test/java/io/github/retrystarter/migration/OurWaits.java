// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import io.github.retrystarter.core.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a back-off of ours waits. */
public final class OurWaits {

    private OurWaits() {}

    /** In milliseconds, if every random number is this one. */
    public static List<Long> of(Backoff backoff, double random) {
        RandomGenerator fixed = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return random;
            }
        };
        List<Long> waits = new ArrayList<>();
        backoff.delayNanos(fixed).forEachRemaining((long wait) -> waits.add(wait / 1_000_000));
        return waits;
    }
}
