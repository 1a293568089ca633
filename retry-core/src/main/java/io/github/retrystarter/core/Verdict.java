// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/** What one sign says about a failure. */
enum Verdict {
    /** A conflict: fresh data may help. */
    YES,
    /** Known to be something else, such as a duplicate key. */
    NO,
    /** The outcome is unknown, the work may be done: not to be repeated, whatever else is in the chain. */
    VETO,
    /** Nothing to say. */
    UNDECIDED
}
