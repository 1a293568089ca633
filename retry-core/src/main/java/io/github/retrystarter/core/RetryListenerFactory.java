// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

/**
 * Gives each operation a listener of its own, which then hears only of that operation's calls. As a Spring bean it is
 * asked when the bean of an annotated method is made, so it does not depend on such beans itself, and when {@link Retries}
 * meets a new name. It may be asked again for the same operation. What it throws stops the start; in a
 * call of {@link Retries} it is logged, the call goes on unheard, and the next one asks again. Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RetryListenerFactory {

    /**
     * Makes the listener.
     *
     * @param profiles names of the profiles that the operation's rules use
     */
    RetryListener listenerFor(RetryOperation operation, Set<String> profiles);

    /**
     * Makes the listener of an annotated method, for who tells overloads and subclasses apart; by default that of its
     * operation.
     *
     * @param method the most specific one
     * @param beanClass that has it, declared or inherited
     * @param profiles names of the profiles that the method's rules use
     */
    default RetryListener listenerFor(
            RetryOperation operation, Method method, Class<?> beanClass, Set<String> profiles) {
        return listenerFor(operation, profiles);
    }

    /** A factory of listeners that tell one of each, and log what one throws instead of passing it on. */
    static RetryListenerFactory all(List<? extends RetryListenerFactory> factories) {
        return new ListenerFactories(List.copyOf(factories));
    }
}
