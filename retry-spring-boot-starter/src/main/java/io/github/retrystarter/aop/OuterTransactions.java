// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryGuard;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Refuses to retry a conflict inside the caller's transaction: it can only roll back, so a retry would seem to succeed and
 * the caller's commit would then fail. The advice runs outside the method's own transaction, so one that is active after a
 * failure is somebody else's. Thread-safe.
 *
 * @since 0.1.0
 */
public final class OuterTransactions {

    private static final Log LOGGER = LogFactory.getLog(OuterTransactions.class);

    private final ConflictDetector conflicts;
    private final Supplier<MethodTransactions> transactions;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** @param transactions asked for at the first conflict inside a transaction, since it asks for beans */
    public OuterTransactions(ConflictDetector conflicts, Supplier<MethodTransactions> transactions) {
        this.conflicts = conflicts;
        this.transactions = transactions;
    }

    /** For a method, which may have a transaction of its own. */
    RetryGuard guardFor(Method method, Class<?> beanClass) {
        return guardFor(method, beanClass, TransactionSynchronizationManager::isActualTransactionActive);
    }

    /** @param active whether the caller is in a transaction, wherever that is kept */
    RetryGuard guardFor(Method method, Class<?> beanClass, BooleanSupplier active) {
        return failure -> active.getAsBoolean()
                        && conflicts.isConflict(failure)
                        && !transactions.get().isOwn(method, beanClass)
                ? refuse(RetryMethod.signatureOf(method))
                : Optional.empty();
    }

    /** For code that is called through {@link io.github.retrystarter.core.Retries}. */
    RetryGuard guard() {
        return failure -> TransactionSynchronizationManager.isActualTransactionActive() && conflicts.isConflict(failure)
                ? refuse("An action run by Retries")
                : Optional.empty();
    }

    private Optional<Outcome> refuse(String caller) {
        if (warned.add(caller)) {
            LOGGER.warn(caller
                    + " met a conflict inside a transaction of its caller. After a conflict that transaction can only roll"
                    + " back, so a retry in it would be in vain, and the failure goes to the caller. Put the retry on the"
                    + " method that begins the transaction, or give this one its own with Propagation.REQUIRES_NEW. If its"
                    + " conflicts are not the database's, set retry.outer-transaction=retry. (Said once per method.)");
        }
        return Optional.of(Outcome.IN_TRANSACTION);
    }
}
