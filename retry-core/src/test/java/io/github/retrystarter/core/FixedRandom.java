// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.random.RandomGenerator;

/** Gives the same double every time. */
record FixedRandom(double value) implements RandomGenerator {

    @Override
    public double nextDouble() {
        return value;
    }

    @Override
    public long nextLong() {
        throw new AssertionError("back-off draws doubles only");
    }
}
