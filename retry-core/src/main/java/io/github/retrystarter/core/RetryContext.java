// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import org.jspecify.annotations.Nullable;

/**
 * Tells code that may be retried which attempt it is in: to ask another replica the second time, to look whether the first
 * attempt has had its effect, to send the attempt along in a header. Immutable.
 *
 * <pre>{@code
 * if (RetryContext.current().attempt() > 1) { ... }
 * }</pre>
 *
 * @param attempt that is running; the first is number 1
 * @param lastFailure of the attempt before; null in the first
 * @param profile whose wait led to this attempt; null in the first, as it takes a failure to choose one
 * @since 0.1.0
 */
public record RetryContext(
        int attempt,
        @Nullable Exception lastFailure,
        @Nullable RetryProfile profile) {

    static final RetryContext FIRST = new RetryContext(1, null, null);

    /**
     * The context of the innermost retried call on this thread. In a first attempt nothing is kept for it, so there, and
     * where nothing is retried at all, it is attempt 1 without failure and profile.
     */
    public static RetryContext current() {
        UnderWay here = UnderWay.onThisThread();
        return here == null ? FIRST : here.context();
    }
}
