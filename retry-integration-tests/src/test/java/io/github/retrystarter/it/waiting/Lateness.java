// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.waiting;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** How long after they were due waits ended. Thread-safe. */
final class Lateness {

    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    Lateness(int calls) {
        this.nanos = new long[calls];
    }

    void endedNow(long due) {
        nanos[count.getAndIncrement()] = System.nanoTime() - due;
    }

    @Override
    public String toString() {
        long[] sorted = Arrays.copyOf(nanos, count.get());
        Arrays.sort(sorted);
        return "late by p50 %.2f ms, p99 %.2f ms, max %.2f ms"
                .formatted(at(0.5, sorted), at(0.99, sorted), at(1, sorted));
    }

    private static double at(double share, long[] sorted) {
        return sorted[(int) Math.round(share * (sorted.length - 1))] / 1e6;
    }
}
