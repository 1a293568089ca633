// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the failures of one injection. The first is made at once, so that the test hears of a mistake where it made it.
 * Thread-safe if what it asks is.
 */
final class FailureSource {

    private final ThrownCheck check;
    private final Supplier<? extends @Nullable Throwable> supplier;
    private final Consumer<RuntimeException> mistakes;
    private final Class<?> type;
    private @Nullable Throwable first;

    /**
     * @param mistakes told what breaks later, when nobody but the retries would hear of it
     * @throws IllegalArgumentException if no caller of the method could be given what it makes
     */
    FailureSource(
            ThrownCheck check, Supplier<? extends @Nullable Throwable> supplier, Consumer<RuntimeException> mistakes) {
        this.check = check;
        this.supplier = supplier;
        this.mistakes = mistakes;
        Throwable made = check.require(supplier.get());
        this.type = made.getClass();
        this.first = made;
    }

    Throwable next() {
        Throwable made = takeFirst();
        return made != null ? made : make();
    }

    private Throwable make() {
        try {
            return check.require(supplier.get());
        } catch (RuntimeException mistake) {
            mistakes.accept(mistake);
            throw mistake;
        }
    }

    private synchronized @Nullable Throwable takeFirst() {
        Throwable made = first;
        first = null;
        return made;
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
