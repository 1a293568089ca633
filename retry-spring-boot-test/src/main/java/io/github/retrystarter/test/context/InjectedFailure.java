// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A failure that some attempts of a method end with. Thread-safe. */
final class InjectedFailure {

    /** As often as the method is called. */
    static final int ALWAYS = 0;

    private final Set<MethodOfBean> methods;
    private final int times;
    private final boolean afterTheBody;
    private final FailureSource source;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * @param methods one for each class of beans
     * @param times how many attempts, or {@link #ALWAYS}
     * @param afterTheBody whether the method's body runs first
     */
    InjectedFailure(Set<MethodOfBean> methods, int times, boolean afterTheBody, FailureSource source) {
        this.methods = methods;
        this.times = times;
        this.afterTheBody = afterTheBody;
        this.source = source;
    }

    boolean isFor(MethodOfBean method) {
        return methods.contains(method);
    }

    boolean isAlways() {
        return times == ALWAYS;
    }

    /** Counts one more attempt, if there is one left. */
    boolean take() {
        return isAlways()
                ? taken.incrementAndGet() > 0
                : taken.getAndUpdate(already -> Math.min(times, already + 1)) < times;
    }

    boolean hasMore() {
        return isAlways() || taken.get() < times;
    }

    /** Whether it failed less often than the test has said. */
    boolean isUnused() {
        return taken.get() < Math.max(1, times);
    }

    boolean comesAfterTheBody() {
        return afterTheBody;
    }

    Throwable make() {
        return source.next();
    }

    /** For people, as the end of "was to". */
    @Override
    public String toString() {
        return "%s was to fail %s with %s, but failed %d of them"
                .formatted(
                        methods.iterator().next(),
                        isAlways() ? "always" : times + (times == 1 ? " time" : " times"),
                        source,
                        taken.get());
    }
}
