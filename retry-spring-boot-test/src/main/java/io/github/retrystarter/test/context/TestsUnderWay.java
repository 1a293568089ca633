// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

/** Counts the tests that use a context at once: what happens in it cannot be told apart. Thread-safe. */
final class TestsUnderWay {

    private int count;
    private boolean shared;

    /** One more has begun: whether it is the only one. */
    synchronized boolean begin() {
        shared = count > 0;
        count++;
        return !shared;
    }

    /** One has ended. */
    synchronized void end() {
        count--;
    }

    /** Whether the one under way, or the last one, has not had the context to itself. */
    synchronized boolean isShared() {
        return shared;
    }

    synchronized void requireOne() {
        if (shared) {
            throw new IllegalStateException(
                    "Several tests use this context at the same time, so nobody can tell what was retried for which of"
                            + " them, and what was injected is taken away. Keep them apart with @Execution(SAME_THREAD) or a @ResourceLock, or give each a"
                            + " context of its own.");
        }
    }
}
