package io.github.retrystarter.core;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Failures as futures wrap them. */
final class Wrapped {

    private Wrapped() {}

    /** The failure that rules judge. */
    static Throwable behind(Throwable thrown) {
        Throwable behind = thrown;
        for (int i = 0; i < CauseChain.LIMIT && isWrapper(behind); i++) {
            Throwable cause = behind.getCause();
            if (cause == null) {
                break;
            }
            behind = cause;
        }
        return behind;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof CompletionException || thrown instanceof ExecutionException;
    }
}
