// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/**
 * Says of an exception type that {@link Conflicts} does not know whether it means a conflict: somebody else changed the
 * data first, nothing was changed by this attempt, and the same work on fresh data may well succeed.
 *
 * <p>It is called with the failure and then with each of its causes, outermost first, so it looks at the one it is given
 * and walks nowhere. It is not asked where the built-in knowledge has said yes already, nor where the outcome of the
 * attempt is unknown. Implementations are thread-safe. An exception thrown from here reaches the caller, with the judged
 * failure as a suppressed one.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConflictDetector {

    /** Whether this failure, whatever caused it, means a conflict. */
    boolean isConflict(Throwable failure);
}
