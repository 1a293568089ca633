// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Has attempts of one method fail. What is injected one after the other fails one after the other. A class is made into an
 * exception by its constructor for {@code (String)}, {@code (String, Throwable)} or {@code ()}.
 *
 * @since 0.1.0
 */
public final class FailingMethod {

    private final List<MethodOfBean> methods;
    private final Journal journal;
    private final boolean afterTheBody;

    FailingMethod(List<MethodOfBean> methods, Journal journal, boolean afterTheBody) {
        this.methods = methods;
        this.journal = journal;
        this.afterTheBody = afterTheBody;
    }

    /**
     * The same, whose attempts fail when the body has run, inside its transaction, if it has one: the work is done, and the
     * answer lost. An attempt that fails by itself throws its own failure, and uses up an injected one. A publisher of many
     * elements fails behind the last one, so one that never ends never fails.
     *
     * @throws IllegalArgumentException for a suspending function of Kotlin
     */
    public FailingMethod afterTheBody() {
        if (ResultKind.of(first()) == ResultKind.SUSPENDED) {
            throw new IllegalArgumentException(first()
                    + " suspends, so it cannot be told when its body has run. Let it fail in place of the body.");
        }
        return new FailingMethod(methods, journal, true);
    }

    /**
     * Has the next attempts fail, each with an exception of its own, in place of the body.
     *
     * @param times how many, at least 1
     * @throws IllegalArgumentException if there are none, the class cannot be made into an exception, the method does not
     *     declare the checked exception, or it always fails already
     */
    public void failing(int times, Class<? extends Throwable> with) {
        failing(times, maker(with));
    }

    /**
     * Has the next attempts fail, each with what the supplier gives, in place of the body.
     *
     * @param times how many, at least 1
     * @param with asked for the first exception at once
     * @throws IllegalArgumentException if there are none, the method does not declare the checked exception, or it always
     *     fails already
     */
    public void failing(int times, Supplier<? extends Throwable> with) {
        if (times < 1) {
            throw new IllegalArgumentException(first() + " has to fail at least 1 time: " + times);
        }
        inject(times, with);
    }

    /** Has every attempt fail until the test ends; otherwise as {@link #failing(int, Class)}. */
    public void failingAlways(Class<? extends Throwable> with) {
        failingAlways(maker(with));
    }

    /** Has every attempt fail until the test ends; otherwise as {@link #failing(int, Supplier)}. */
    public void failingAlways(Supplier<? extends Throwable> with) {
        inject(InjectedFailure.ALWAYS, with);
    }

    private void inject(int times, Supplier<? extends Throwable> with) {
        if (methods.stream().anyMatch(journal.failures()::isAlwaysFailing)) {
            throw new IllegalArgumentException(first() + " always fails already, so this failure would never come.");
        }
        FailureSource source = new FailureSource(new ThrownCheck(methods), with, journal::mistaken);
        journal.inject(new InjectedFailure(new LinkedHashSet<>(methods), times, afterTheBody, source));
    }

    private Supplier<Throwable> maker(Class<? extends Throwable> type) {
        return ThrowableMaker.of(type, "injected into " + first());
    }

    private MethodOfBean first() {
        return methods.get(0);
    }
}
