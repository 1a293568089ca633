// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/** One thing to look at in a failure of a class that is known. */
@FunctionalInterface
interface Sign {

    /** May fail, as it calls foreign getters; a sign that fails says nothing. */
    Verdict read(Throwable failure) throws ReflectiveOperationException;
}
