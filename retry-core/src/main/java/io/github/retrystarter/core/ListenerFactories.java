// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Several factories in the place of one. */
record ListenerFactories(List<RetryListenerFactory> factories) implements RetryListenerFactory {

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        return all(operation, factory -> factory.listenerFor(operation, profiles));
    }

    @Override
    public RetryListener listenerFor(
            RetryOperation operation, Method method, Class<?> beanClass, Set<String> profiles) {
        return all(operation, factory -> factory.listenerFor(operation, method, beanClass, profiles));
    }

    private RetryListener all(RetryOperation operation, Function<RetryListenerFactory, RetryListener> listener) {
        return new Listeners(factories.stream()
                .map(factory -> Objects.requireNonNull(
                        listener.apply(factory), () -> factory + " gave null in place of a listener for " + operation))
                .toList());
    }
}
