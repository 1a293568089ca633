// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** What came of the last runs. Thread-safe. */
@Component
public final class Results {

    private static final int KEPT = 100;

    private final Deque<Result> latestFirst = new ArrayDeque<>();
    private long count;

    synchronized void add(Result result) {
        latestFirst.addFirst(result);
        if (latestFirst.size() > KEPT) {
            latestFirst.removeLast();
        }
        count++;
    }

    /** The last hundred, the latest first. */
    public synchronized List<Result> latest() {
        return List.copyOf(latestFirst);
    }

    /** How many there have been since the start. */
    public synchronized long count() {
        return count;
    }
}
