// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.contention;

import java.util.function.Consumer;

/** What becomes of a conflict. */
enum Strategy {
    /** The floor: it goes to the caller. */
    NO_RETRY("no retry", Counters::withoutRetry, 0),
    CONFLICT("`conflict`", Counters::withConflict, 0),
    /** None is lost on the machine it was tuned on; a disk that takes 10 ms for a commit costs some. */
    CONTENDED("`contended`", Counters::withContended, 0.95),
    /** The limit: there is none, as everybody waits for the row. */
    LOCK("for update", Counters::withALock, 1);

    final String label;
    /** Of the updates that have to succeed, whatever the number of writers. */
    final double leastShare;

    private final Consumer<Counters> increment;

    Strategy(String label, Consumer<Counters> increment, double leastShare) {
        this.label = label;
        this.leastShare = leastShare;
        this.increment = increment;
    }

    void increment(Counters counters) {
        increment.accept(counters);
    }
}
