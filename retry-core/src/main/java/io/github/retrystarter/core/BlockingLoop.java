package io.github.retrystarter.core;

import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the calling thread does once the first attempt has failed: waits and calls as {@link RetryCall} decides.
 *
 * @param began when the call began, by the clock
 */
record BlockingLoop<T extends @Nullable Object, X extends Exception>(
        RetryClock clock, long began, RetryCall call, Action<T, X> action, Fallback<T, X> fallback) {

    T run(Throwable first) throws X {
        Throwable failure = first;
        Decision decision = decide(failure);
        while (decision instanceof TryAgain again) {
            if (!hasWaited(again, failure)) {
                return giveUp(new GiveUp(Outcome.INTERRUPTED, again.rule()), failure);
            }
            UnderWay attempt = call.attemptAfter((Exception) failure, again);
            T value;
            try {
                value = attempt.run(action);
            } catch (Throwable next) {
                failure = next;
                decision = decide(failure);
                continue;
            }
            call.succeeded(again);
            return value;
        }
        return giveUp((GiveUp) decision, failure);
    }

    private Decision decide(Throwable failure) {
        try {
            return call.afterFailure(failure, clock.nanoTime() - began);
        } catch (Throwable broken) {
            call.ended(Outcome.NOT_RETRIABLE, broken);
            throw Rethrow.<RuntimeException>asIs(broken);
        }
    }

    /** Whether the whole wait has passed, neither interrupted nor cut by a shutdown. */
    private boolean hasWaited(TryAgain again, Throwable failure) {
        RetryListener listener = call.listener();
        listener.onBackoff(again.profile(), call.attempts(), (Exception) failure, again.delay());
        long from = clock.nanoTime();
        try {
            return clock.sleep(again.delay());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            listener.onBackoffEnd(again.profile(), Duration.ofNanos(clock.nanoTime() - from));
        }
    }

    private T giveUp(GiveUp end, Throwable failure) throws X {
        call.ended(end.outcome(), failure);
        RetryRule rule = end.rule();
        if (rule != null && end.outcome().gaveUp()) {
            return fallback.recover(rule, (Exception) failure);
        }
        throw Rethrow.<X>asIs(failure);
    }
}
