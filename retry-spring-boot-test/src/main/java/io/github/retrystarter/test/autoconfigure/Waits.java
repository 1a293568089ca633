// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

/**
 * What becomes of the waits between attempts in a test.
 *
 * @since 0.1.0
 */
public enum Waits {

    /**
     * Nobody waits: the clock goes on by each wait, and by nothing else. A timeout ends a call as if it had been waited and
     * its attempts had taken no time.
     */
    NONE,
    /** As long as in production, random jitter included. */
    REAL
}
