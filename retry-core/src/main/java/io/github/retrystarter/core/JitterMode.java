// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/**
 * How randomness changes a wait.
 *
 * @since 0.1.0
 */
public enum JitterMode {

    /** Adds up to {@code jitter} times the wait on top of it, as client-go does: never shorter, barely spread at 0.1. */
    ADDITIVE,

    /** Anything from nothing to the whole wait, evenly spread: what parts many writers that collided at once. */
    FULL
}
