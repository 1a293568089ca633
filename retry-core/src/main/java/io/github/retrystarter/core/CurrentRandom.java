// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The source of randomness of whichever thread asks: a call may go on in another thread than it began in, and a thread's own
 * source, such as {@link java.util.concurrent.ThreadLocalRandom}, is not to be used by another.
 */
record CurrentRandom(Supplier<? extends RandomGenerator> source) implements RandomGenerator {

    @Override
    public long nextLong() {
        return source.get().nextLong();
    }

    @Override
    public double nextDouble() {
        return source.get().nextDouble();
    }
}
