// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.List;

/**
 * How the calls of one operation are retried. Immutable; made once, used by every call.
 *
 * @param operation its name in meters and logs
 * @param rules asked in order; a failure is handled by the first that matches it, and each counts its own steps
 * @param guard may refuse a retry that a rule allows
 * @param listener hears of every call; what it throws is logged and harms none
 * @since 0.1.0
 */
public record RetrySpec(RetryOperation operation, List<RetryRule> rules, RetryGuard guard, RetryListener listener) {

    public RetrySpec {
        rules = List.copyOf(rules);
        listener = Listeners.of(listener);
    }
}
