// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the calling thread does once the first attempt has failed: waits and calls as {@link RetryCall} decides. */
record BlockingLoop<T extends @Nullable Object, X extends Exception>(
        RetryClock clock, RetryCall call, Action<T, X> action, Fallback<T, X> fallback) {

    T run(Throwable first) throws X {
        Decision decision = afterWait(call.failed(first));
        while (decision instanceof TryAgain) {
            T value;
            try {
                value = UnderWay.run(call.attempt(), action);
            } catch (Throwable next) {
                decision = afterWait(call.failed(next));
                continue;
            }
            call.succeeded();
            return value;
        }
        return ((GiveUp) decision).answer(fallback);
    }

    private Decision afterWait(Decision decision) {
        return decision instanceof TryAgain again ? call.waited(hasPassed(again.delay())) : decision;
    }

    /** Whether the whole wait has passed, neither interrupted nor cut by a shutdown. */
    private boolean hasPassed(Duration delay) {
        try {
            return clock.sleep(delay);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
