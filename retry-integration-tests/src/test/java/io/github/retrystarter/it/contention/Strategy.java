package io.github.retrystarter.it.contention;

import java.util.function.Consumer;

/** What becomes of a conflict. */
enum Strategy {
    /** The floor: it goes to the caller. */
    NO_RETRY("no retry", Counters::withoutRetry),
    CONFLICT("`conflict`", Counters::withConflict),
    CONTENDED("`contended`", Counters::withContended),
    /** The limit: there is none, as everybody waits for the row. */
    LOCK("for update", Counters::withALock);

    final String label;
    private final Consumer<Counters> increment;

    Strategy(String label, Consumer<Counters> increment) {
        this.label = label;
        this.increment = increment;
    }

    void increment(Counters counters) {
        increment.accept(counters);
    }
}
