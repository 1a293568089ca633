// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/**
 * Another profile has come into force in place of one of the same name. Immutable.
 *
 * @param before what was in force
 * @param after what is in force from the next failure on
 * @since 0.1.0
 */
public record RetryProfileChanged(RetryProfile before, RetryProfile after) {

    /** The name that both have. */
    public String profile() {
        return after.name();
    }
}
