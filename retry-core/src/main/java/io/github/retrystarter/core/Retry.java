// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Retries in one line, without Spring and without meters: client-go's {@code util/retry}. Blocks the calling thread
 * between attempts. Thread-safe.
 *
 * <p>Inside another retry it retries as ever, is not counted, and does not heed {@code retry.nested}.
 *
 * <p>What reaches the caller is the last attempt's own exception, the very object. An {@link Error}, an {@link
 * InterruptedException} and an exception that is not retriable are thrown at once. If the thread is interrupted before or
 * during a wait, its flag is set again and the last failure thrown.
 *
 * @since 0.1.0
 */
public final class Retry {

    private static final Retrier RETRIER =
            new Retrier(new SystemRetryClock(), ThreadLocalRandom::current, NestedRetries.MULTIPLY);

    private static final RetryOperation INLINE = new RetryOperation(Retry.class.getName(), "inline");

    private Retry() {}

    /**
     * Calls the action until it returns, throws what is not retriable, or all steps are used up.
     *
     * @param retriable asked after every failure, the last included; what it throws reaches the caller, with the failure
     *     as suppressed
     * @return what the action returned
     * @throws X what the action threw last
     */
    public static <T extends @Nullable Object, X extends Exception> T onError(
            Backoff backoff, Predicate<? super Exception> retriable, Action<T, X> action) throws X {
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(retriable, "retriable");
        UnderWay outer = UnderWay.onThisThread();
        try {
            return UnderWay.run(UnderWay.first(outer), action);
        } catch (Throwable failure) {
            // all the rest is made only now, so that success costs the call alone
            RetryProfile profile = new RetryProfile(INLINE.name(), backoff);
            RetryRule rule = new RetryRule(() -> profile, retriable);
            RetrySpec spec = new RetrySpec(INLINE, List.of(rule), RetryGuard.NONE, RetryListener.NONE);
            return RETRIER.goOn(spec, outer, failure, action);
        }
    }

    /**
     * Calls the action until it returns, throws what is no {@linkplain Conflicts#isConflict conflict}, or all steps are
     * used up. The action reads afresh what it is going to change: only that resolves a conflict.
     *
     * @return what the action returned
     * @throws X what the action threw last
     */
    public static <T extends @Nullable Object, X extends Exception> T onConflict(Backoff backoff, Action<T, X> action)
            throws X {
        return onError(backoff, Conflicts::isConflict, action);
    }
}
