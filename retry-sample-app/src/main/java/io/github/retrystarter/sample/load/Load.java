// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

/**
 * How much is done, if the time allows.
 *
 * @param writers threads that work at once
 * @param updates pieces of work each of them does
 */
public record Load(int writers, int updates) {

    public static final Bound WRITERS = new Bound("writers", 200);
    public static final Bound UPDATES = new Bound("updates", 10_000);

    public Load {
        WRITERS.require(writers);
        UPDATES.require(updates);
    }

    /** Calls of all writers together. */
    public int calls() {
        return writers * updates;
    }
}
