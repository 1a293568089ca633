// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;

/**
 * Answers one request after the other, as they came, and refuses what its queue has no room for. It cannot know who has
 * stopped waiting, so it works for those as well: that is what can keep an overload going when its cause is gone.
 */
final class QueueingServer implements Server {

    /** Requests per second. */
    static final int CAPACITY = 1_500;

    /** In a brown-out: 30 %. */
    private static final int CAPACITY_IN_BROWN_OUT = 450;

    private final int room;
    private final long brownOutBegins;
    private final long brownOutEnds;
    /** When each request in the queue will be answered. */
    private final Queue<Long> queue = new ArrayDeque<>();

    private long busyUntil;

    /**
     * @param room how many requests its queue takes
     * @param from the second in which the brown-out begins
     * @param to the second in which the server is well again
     */
    QueueingServer(int room, int from, int to) {
        this.room = room;
        this.brownOutBegins = from * VirtualTime.SECOND;
        this.brownOutEnds = to * VirtualTime.SECOND;
    }

    @Override
    public OptionalLong answerTo(long now) {
        while (!queue.isEmpty() && queue.element() <= now) {
            queue.remove();
        }
        if (queue.size() == room) {
            return OptionalLong.empty();
        }
        long begins = Math.max(now, busyUntil);
        busyUntil = begins + VirtualTime.SECOND / capacityAt(begins);
        queue.add(busyUntil);
        return OptionalLong.of(busyUntil);
    }

    private int capacityAt(long time) {
        return time >= brownOutBegins && time < brownOutEnds ? CAPACITY_IN_BROWN_OUT : CAPACITY;
    }
}
