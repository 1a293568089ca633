// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/**
 * Takes down what the current thread carries along. As a Spring bean (one, or a primary one) it takes the place of what the
 * starter does with context-propagation. Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallerContexts {

    /** Takes down nothing. */
    CallerContexts NONE = () -> CallerContext.NONE;

    /** All that the current thread has; what it has not, no other thread has either in this context. */
    CallerContext capture();

    /**
     * What the current thread has and, above that, a context that is kept in an object, such as Reactor's. Takes nothing away
     * from where it is put back.
     */
    default CallerContext captureWith(Object carrier) {
        return CallerContext.NONE;
    }
}
