// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import io.github.retrystarter.core.RetryClock;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that jumps from one event to the next. Of two at the same time, the one planned first comes first. */
final class VirtualTime implements RetryClock {

    static final long SECOND = Duration.ofSeconds(1).toNanos();

    private record Event(long time, long number, Runnable action) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            return time == other.time ? Long.compare(number, other.number) : Long.compare(time, other.time);
        }
    }

    private final Queue<Event> events = new PriorityQueue<>();
    private long now;
    private long planned;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public boolean sleep(Duration duration) {
        throw new UnsupportedOperationException("nothing here blocks");
    }

    void at(long time, Runnable action) {
        events.add(new Event(time, planned++, action));
    }

    /** Until nothing is planned any more. */
    void run() {
        for (Event next = events.poll(); next != null; next = events.poll()) {
            now = next.time();
            next.action().run();
        }
    }
}
