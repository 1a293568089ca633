// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import io.github.retrystarter.core.ProfileRetry;

/** A piece of work that many do at once, in two forms that differ by the annotation alone. */
public interface Scenario {

    /** Its name in the table and in the URL. */
    String name();

    /** The profile that its annotation names. */
    String profile();

    /** Enough to show what retries are for, and done in seconds. */
    Load usualLoad();

    /** Enough to watch it, and to turn a profile's settings while it runs. */
    Load longLoad();

    /** The work, without retry. */
    void runOnce();

    /** The work, with retry, as annotated. */
    void runRetried();

    /** The work, retried by a profile that no annotation names. */
    void runRetried(ProfileRetry retry);

    /** How many pieces of this instance's work the other side has on record: the row in the database, or the server. */
    long recorded();
}
