package io.github.retrystarter.sample.load;

/**
 * How much is done.
 *
 * @param writers threads that work at once
 * @param updates pieces of work each of them does
 */
public record Load(int writers, int updates) {

    public static final Bound WRITERS = new Bound("writers", 200);
    public static final Bound UPDATES = new Bound("updates", 1000);

    /** All writers together, so that no run takes minutes. */
    public static final Bound CALLS = new Bound("writers x updates", 20_000);

    public Load {
        WRITERS.require(writers);
        UPDATES.require(updates);
        CALLS.require(writers * updates);
    }

    /** Calls of all writers together. */
    public int calls() {
        return writers * updates;
    }
}
