// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The loop: runs an action, and runs it again as its specification says. The caller gets the value, or the last attempt's
 * own exception: the very object, not wrapped, nothing suppressed onto it. One instance serves all threads.
 *
 * @since 0.1.0
 */
public final class Retrier {

    private final RetrySetup setup;

    /**
     * @param random gives the source of jitter for the calling thread
     * @param nested what a retry inside a retry does
     */
    public Retrier(RetryClock clock, Supplier<? extends RandomGenerator> random, NestedRetries nested) {
        this(clock, random, nested, new CompletableFuture<Void>().defaultExecutor(), CallerContexts.NONE);
    }

    /**
     * @param random gives the source of jitter for the calling thread
     * @param nested what a retry inside a retry does
     * @param executor runs the later attempts of calls that do not block
     * @param contexts puts back around these what the caller's thread had
     */
    public Retrier(
            RetryClock clock,
            Supplier<? extends RandomGenerator> random,
            NestedRetries nested,
            Executor executor,
            CallerContexts contexts) {
        ServerHints known = ServerHints.with(List.of(), clock::now);
        this.setup = new RetrySetup(clock, new CurrentRandom(random), nested, executor, contexts, () -> known);
    }

    /** Runs the action as often as the specification allows; see {@link #call(RetrySpec, Action, Fallback)}. */
    public <T extends @Nullable Object, X extends Exception> T call(RetrySpec spec, Action<T, X> action) throws X {
        return call(spec, action, Fallback.none());
    }

    /**
     * Runs the action as often as the specification allows, and the fallback when a rule matched and gave up. Blocks the
     * calling thread between attempts.
     *
     * @throws X what the last attempt or the fallback threw, as it is
     */
    public <T extends @Nullable Object, X extends Exception> T call(
            RetrySpec spec, Action<T, X> action, Fallback<T, X> fallback) throws X {
        UnderWay outer = outerOf(spec);
        boolean timed = isTimed(spec);
        long began = timed ? now() : 0;
        T value;
        try {
            value = UnderWay.run(UnderWay.first(outer), action);
        } catch (Throwable failure) {
            RetryCall call = new RetryCall(setup, spec, outer, timed ? began : now());
            return new BlockingLoop<>(setup.clock(), call, action, fallback).run(failure);
        }
        RetryCall.succeededAtOnce(spec);
        return value;
    }

    /** Goes on after a first attempt that the caller has made itself, in the middle of another retry perhaps. */
    <T extends @Nullable Object, X extends Exception> T goOn(
            RetrySpec spec, @Nullable UnderWay outer, Throwable failure, Action<T, X> action) throws X {
        RetryCall call = new RetryCall(setup, spec, outer, now());
        return new BlockingLoop<T, X>(setup.clock(), call, action, Fallback.none()).run(failure);
    }

    /**
     * Runs an action whose result comes later, and runs it again each time that fails: no thread waits, neither for results
     * nor between attempts. The first attempt is made by the calling thread, later ones and the fallback by the executor. A
     * {@link java.util.concurrent.CompletionException} or {@link java.util.concurrent.ExecutionException} is judged by its
     * cause. Cancelling the result, or completing it from outside, ends the retries and cancels the attempt under way.
     *
     * @return what completes as the last attempt or the fallback did; null if the first attempt gave that
     * @throws X what the first attempt threw, if it is not made again, or what the fallback then threw
     */
    public <T extends @Nullable Object, X extends Exception> @Nullable CompletionStage<T> callAsync(
            RetrySpec spec,
            Action<? extends @Nullable CompletionStage<T>, X> action,
            Fallback<? extends @Nullable CompletionStage<T>, X> fallback)
            throws X {
        UnderWay outer = outerOf(spec);
        boolean timed = isTimed(spec);
        long began = timed ? now() : 0;
        CompletionStage<T> attempt;
        try {
            attempt = UnderWay.run(UnderWay.first(outer), action);
        } catch (Throwable thrown) {
            RetryCall call = new RetryCall(setup, spec, outer, timed ? began : now());
            return afterThrow(call, thrown, action, fallback);
        }
        if (attempt == null || hasSucceeded(attempt)) {
            RetryCall.succeededAtOnce(spec);
            return attempt;
        }
        RetryCall call = new RetryCall(setup, spec, outer, timed ? began : now());
        RetryFuture<T> future = new RetryFuture<>(setup, call, action, fallback);
        future.follow(attempt);
        return future;
    }

    /**
     * Begins a call that something else drives: it runs each attempt in the middle of {@link RetryCall#attempt()}, the first
     * one too, tells how it ended, and waits as told.
     *
     * @param outer what the call begins in the middle of
     */
    public RetryCall begin(RetrySpec spec, @Nullable UnderWay outer) {
        tell(spec, outer);
        return new RetryCall(setup, spec, outer, now());
    }

    /** The same, with another clock. */
    public Retrier withClock(RetryClock clock) {
        return new Retrier(setup.withClock(clock));
    }

    /**
     * The same, with another source of jitter.
     *
     * @param random gives it for the calling thread
     */
    public Retrier withRandom(Supplier<? extends RandomGenerator> random) {
        return new Retrier(setup.withRandom(new CurrentRandom(random)));
    }

    /**
     * The same, which finds out in another way when a server wants to be called again.
     *
     * @param hints asked for each time that a call has failed and may be made again
     */
    public Retrier withHints(Supplier<ServerHints> hints) {
        return new Retrier(setup.withHints(hints));
    }

    private Retrier(RetrySetup setup) {
        this.setup = setup;
    }

    private <T extends @Nullable Object, X extends Exception> @Nullable CompletionStage<T> afterThrow(
            RetryCall call,
            Throwable thrown,
            Action<? extends @Nullable CompletionStage<T>, X> action,
            Fallback<? extends @Nullable CompletionStage<T>, X> fallback)
            throws X {
        Decision decision = call.failed(Wrapped.behind(thrown));
        if (decision instanceof TryAgain again) {
            RetryFuture<T> future = new RetryFuture<>(setup, call, action, fallback);
            future.await(again);
            return future;
        }
        try {
            return ((GiveUp) decision).answer(fallback);
        } catch (Throwable failure) {
            throw Rethrow.<X>asIs(Wrapped.asThrown(thrown, failure));
        }
    }

    /** Nothing has to follow an attempt that is known to have succeeded; others may not like to be asked. */
    private static boolean hasSucceeded(CompletionStage<?> attempt) {
        return attempt.getClass() == CompletableFuture.class
                && attempt instanceof CompletableFuture<?> future
                && future.isDone()
                && !future.isCompletedExceptionally();
    }

    private static @Nullable UnderWay outerOf(RetrySpec spec) {
        UnderWay outer = UnderWay.onThisThread();
        tell(spec, outer);
        return outer;
    }

    private static void tell(RetrySpec spec, @Nullable UnderWay outer) {
        if (outer != null) {
            spec.listener().onNested(outer.operation());
        }
    }

    private long now() {
        return setup.clock().nanoTime();
    }

    /** Reading the clock would be most of what a good call costs, and most profiles have no timeout. */
    private static boolean isTimed(RetrySpec spec) {
        List<RetryRule> rules = spec.rules();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).profile().timeout() != null) {
                return true;
            }
        }
        return false;
    }
}
