// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

/**
 * Retries were switched on or off.
 *
 * @param enabled whether failed calls are retried from now on
 * @since 0.1.0
 */
public record RetrySwitched(boolean enabled) {}
