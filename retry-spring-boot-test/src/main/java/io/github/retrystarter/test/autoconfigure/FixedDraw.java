// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import java.util.random.RandomGenerator;

/** Draws the same every time. */
record FixedDraw(double draw) implements RandomGenerator {

    @Override
    public double nextDouble() {
        return draw;
    }

    @Override
    public long nextLong() {
        return 0;
    }
}
