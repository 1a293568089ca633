// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/**
 * What a retry does inside another one that is under way, which is to say past its first attempt.
 *
 * @since 0.1.0
 */
public enum NestedRetries {

    /** The inner call retries as ever: 5 attempts in each of 5 attempts are 25. */
    MULTIPLY,

    /** The inner call runs a single time; if that fails, its fallback answers, or the failure goes to the outer one. */
    ONCE
}
