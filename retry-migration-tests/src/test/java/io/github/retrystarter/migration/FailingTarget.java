// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Fails as a test tells it to, and remembers with what. */
public final class FailingTarget {

    private final List<Throwable> thrown = new ArrayList<>();
    private Supplier<? extends Throwable> failure = IllegalStateException::new;
    private int failures;
    private int calls;

    /** Fails that often from now on, and then no more. */
    public void fail(int times, Supplier<? extends Throwable> with) {
        failures = times;
        failure = with;
        calls = 0;
        thrown.clear();
    }

    public String call() {
        calls++;
        if (failures == 0) {
            return "call " + calls;
        }
        failures--;
        Throwable next = failure.get();
        thrown.add(next);
        throw FailingTarget.<RuntimeException>unchecked(next);
    }

    public int calls() {
        return calls;
    }

    public Throwable lastThrown() {
        return thrown.get(thrown.size() - 1);
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X unchecked(Throwable failure) throws X {
        throw (X) failure;
    }
}
