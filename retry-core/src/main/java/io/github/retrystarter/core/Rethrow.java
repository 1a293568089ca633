// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/** Throws what an action threw: checked or not, it is what the action declares. */
final class Rethrow {

    private Rethrow() {}

    /** Throws the very object; declared to return, so that a caller can write {@code throw}. */
    // erased: nothing is cast, and the compiler is told the action's own type
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> X asIs(Throwable failure) throws X {
        throw (X) failure;
    }
}
