// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A failure and what is behind it: its causes and, of an {@link java.sql.SQLException}, the next ones, outermost first. */
final class CauseChain {

    /** Far more than real chains have; one that is longer, or ends nowhere, is cut here. */
    static final int LIMIT = 64;

    private CauseChain() {}

    static List<Throwable> of(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        chain.add(failure);
        // grows while it is read: a cause comes before a next exception, and both before what is behind either
        for (int i = 0; i < chain.size(); i++) {
            Throwable current = chain.get(i);
            addNew(chain, causeOf(current));
            if (SqlExceptions.include(current.getClass())) {
                addNew(chain, orNull(() -> SqlExceptions.after(current)));
            }
        }
        return chain;
    }

    /** The failure and its causes alone. */
    static List<Throwable> causesOf(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable current = failure;
        while (current != null && causes.size() < LIMIT && !holds(causes, current)) {
            causes.add(current);
            current = causeOf(current);
        }
        return causes;
    }

    /** What is behind it, if it says so. */
    static @Nullable Throwable causeOf(Throwable failure) {
        return orNull(failure::getCause);
    }

    private static void addNew(List<Throwable> chain, @Nullable Throwable found) {
        if (found != null && chain.size() < LIMIT && !holds(chain, found)) {
            chain.add(found);
        }
    }

    // by identity: contains() would run a foreign equals
    @SuppressWarnings("ReferenceEquality")
    private static boolean holds(List<Throwable> chain, Throwable found) {
        for (Throwable known : chain) {
            if (known == found) {
                return true;
            }
        }
        return false;
    }

    // both getters can be overridden; one that breaks must not hide the failure that is being judged
    private static @Nullable Throwable orNull(Supplier<? extends @Nullable Throwable> getter) {
        try {
            return getter.get();
        } catch (Exception | LinkageError | StackOverflowError broken) {
            return null;
        }
    }
}
