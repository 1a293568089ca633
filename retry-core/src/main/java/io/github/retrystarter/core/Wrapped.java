// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Failures as futures wrap them. */
final class Wrapped {

    private Wrapped() {}

    /** The failure that rules judge. */
    static Throwable behind(Throwable thrown) {
        Throwable behind = thrown;
        for (int i = 0; i < CauseChain.LIMIT && isWrapper(behind); i++) {
            Throwable cause = CauseChain.causeOf(behind);
            if (cause == null) {
                break;
            }
            behind = cause;
        }
        return behind;
    }

    /** The failure that was judged, as it was thrown; any other, such as a fallback's, as it is. */
    @SuppressWarnings("ReferenceEquality") // the very object, whatever others it is equal to
    static Throwable asThrown(@Nullable Throwable thrown, Throwable failure) {
        return thrown != null && behind(thrown) == failure ? thrown : failure;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof CompletionException || thrown instanceof ExecutionException;
    }
}
