// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.random.RandomGenerator;

/**
 * The waits of one call. Source: {@code delay} and {@code Jitter} in apimachinery's {@code util/wait}. Multiplied step by
 * step, never by a power: the truncation to whole nanoseconds differs.
 */
final class Delays implements PrimitiveIterator.OfLong {

    private final Backoff backoff;
    private final RandomGenerator random;
    private long current;
    private int left;

    Delays(Backoff backoff, RandomGenerator random) {
        this.backoff = backoff;
        this.random = random;
        this.current = backoff.duration().toNanos();
        this.left = backoff.steps() - 1;
    }

    /** The waits that are left by this back-off, if another one is in force by now: those that were taken count. */
    Delays by(Backoff now) {
        if (now.equals(backoff)) {
            return this;
        }
        Delays others = new Delays(now, random);
        for (int taken = backoff.steps() - 1 - left; taken > 0 && others.hasNext(); taken--) {
            others.skip();
        }
        return others;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public long nextLong() {
        if (left == 0) {
            throw new NoSuchElementException("all steps are used up");
        }
        long wait = jittered();
        skip();
        return wait;
    }

    private void skip() {
        left--;
        current = grown();
    }

    private long grown() {
        if (backoff.factor() == 0) {
            return current;
        }
        Duration cap = backoff.cap();
        // a cast from double saturates, so overflow ends at the cap too
        long next =
                Math.min((long) ((double) current * backoff.factor()), cap == null ? Long.MAX_VALUE : cap.toNanos());
        // a double holds 53 bits: above 2^53 ns, 104 days, it may round down what ought to grow
        return backoff.factor() >= 1 ? Math.max(next, current) : next;
    }

    private long jittered() {
        if (backoff.jitterMode() == JitterMode.FULL) {
            return (long) (random.nextDouble() * (double) current);
        }
        if (backoff.jitter() == 0) {
            return current;
        }
        return Nanos.plus(current, (long) (random.nextDouble() * backoff.jitter() * (double) current));
    }
}
