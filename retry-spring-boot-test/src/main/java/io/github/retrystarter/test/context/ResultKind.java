// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.concurrent.CompletionStage;
import org.springframework.core.KotlinDetector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/** How the result of a method comes. */
enum ResultKind {
    PLAIN,
    FUTURE,
    PUBLISHER,
    SUSPENDED;

    static ResultKind of(MethodOfBean method) {
        if (KotlinDetector.isSuspendingFunction(method.method())) {
            return SUSPENDED;
        }
        Class<?> type = typeOf(method);
        if (CompletionStage.class.isAssignableFrom(type)) {
            return FUTURE;
        }
        return ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) == null ? PLAIN : PUBLISHER;
    }

    static Class<?> typeOf(MethodOfBean method) {
        return ResolvableType.forMethodReturnType(method.method(), method.beanClass())
                .resolve(Object.class);
    }
}
