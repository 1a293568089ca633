// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The failures to come, in the order they were injected. Thread-safe. */
final class FailureQueue {

    private final List<InjectedFailure> failures = new CopyOnWriteArrayList<>();

    void add(InjectedFailure failure) {
        failures.add(failure);
    }

    /** Whether attempts of the method are to fail. */
    boolean isFailing(MethodOfBean method) {
        return failures.stream().anyMatch(failure -> failure.isFor(method) && failure.hasMore());
    }

    /** Whether what is added for the method now would never come. */
    boolean isAlwaysFailing(MethodOfBean method) {
        return failures.stream().anyMatch(failure -> failure.isFor(method) && failure.isAlways());
    }

    /** The failure of the attempt that begins; null if it is not to fail. */
    @Nullable InjectedFailure take(MethodOfBean method) {
        for (InjectedFailure failure : failures) {
            if (failure.isFor(method) && failure.take()) {
                return failure;
            }
        }
        return null;
    }

    boolean isEmpty() {
        return failures.isEmpty();
    }

    /** Those that have not failed as often as they were to. */
    List<InjectedFailure> unused() {
        return failures.stream().filter(InjectedFailure::isUnused).toList();
    }

    void clear() {
        failures.clear();
    }
}
