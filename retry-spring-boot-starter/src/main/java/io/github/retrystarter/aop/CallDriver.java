// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import org.jspecify.annotations.Nullable;

/**
 * Runs the calls of one method as its result comes: at once, as a future, or from a publisher. Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallDriver {

    /** Does not retry. */
    CallDriver ONCE = RetryInvocation::call;

    /** What the caller gets. */
    @Nullable Object call(RetryInvocation call) throws Exception;
}
