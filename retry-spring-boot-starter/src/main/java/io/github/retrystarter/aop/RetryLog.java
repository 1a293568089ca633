// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes a DEBUG line for each retry, and one WARN line without stack trace when a call gives up: its exception has the
 * trace, and reaches the caller. Where retries multiply, it says so once per pair of operations. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryLog implements RetryListenerFactory {

    private static final Log LOGGER = LogFactory.getLog(RetryLog.class);

    private final Set<Pair> warned = ConcurrentHashMap.newKeySet();

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        return new Lines(operation);
    }

    private record Pair(RetryOperation outer, RetryOperation inner) {}

    private final class Lines implements RetryListener {

        private final RetryOperation operation;

        private Lines(RetryOperation operation) {
            this.operation = operation;
        }

        @Override
        public void onMultiplied(RetryOperation outer) {
            if (warned.add(new Pair(outer, operation))) {
                LOGGER.warn(operation + " is retried inside a retry of " + outer
                        + ", so that their attempts multiply: 5 and 5 are up to 25. Retry in one of the two places only, or set"
                        + " retry.nested=once. (Said once per pair.)");
            }
        }

        @Override
        public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
            if (LOGGER.isDebugEnabled()) {
                LOGGER.debug("%s failed in attempt %d and is tried again in %s (profile %s): %s"
                        .formatted(operation, attempt, wait, profile.name(), failure));
            }
        }

        @Override
        public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
            // a conflict in the caller's transaction has a warning of its own, once per method; who cancels a call
            // knows it
            boolean known = outcome == Outcome.IN_TRANSACTION
                    || (outcome == Outcome.INTERRUPTED && failure instanceof CancellationException);
            if (outcome.gaveUp() && !known && LOGGER.isWarnEnabled()) {
                LOGGER.warn("%s gave up after attempt %d (%s): %s"
                        .formatted(operation, attempts, outcome.label(), failure));
            }
        }
    }
}
