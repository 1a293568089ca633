package io.github.retrystarter.sample.load;

/** A piece of work that many do at once, in two forms that differ by the annotation alone. */
public interface Scenario {

    /** Its name in the table and in the URL. */
    String name();

    /** Enough to show what retries are for, and done in seconds. */
    Load usualLoad();

    /** Puts in place what the work needs, if anything. */
    default void prepare() {}

    /** The work, without retry. */
    void runOnce();

    /** The work, with retry. */
    void runRetried();

    /** How many pieces of work the other side has on record: the row in the database, or the server. */
    long recorded();
}
