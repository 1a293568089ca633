package io.github.retrystarter.aop;

import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryGuard;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
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
    private static final Set<Integer> OWN = Set.of(
            TransactionDefinition.PROPAGATION_REQUIRES_NEW,
            TransactionDefinition.PROPAGATION_NESTED,
            TransactionDefinition.PROPAGATION_NOT_SUPPORTED);

    private final ConflictDetector conflicts;
    private final Supplier<? extends TransactionAttributeSource> attributes;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public OuterTransactions(ConflictDetector conflicts, Supplier<? extends TransactionAttributeSource> attributes) {
        this.conflicts = conflicts;
        this.attributes = attributes;
    }

    /** For a method, which may have a transaction of its own. */
    RetryGuard guardFor(Method method, Class<?> beanClass) {
        return failure -> isVain(failure) && !hasOwnTransaction(method, beanClass)
                ? refuse(RetryMethod.signatureOf(method))
                : Optional.empty();
    }

    /** For code that is called through {@link io.github.retrystarter.core.Retries}. */
    RetryGuard guard() {
        return failure -> isVain(failure) ? refuse("An action run by Retries") : Optional.empty();
    }

    private boolean isVain(Exception failure) {
        return TransactionSynchronizationManager.isActualTransactionActive() && conflicts.isConflict(failure);
    }

    private boolean hasOwnTransaction(Method method, Class<?> beanClass) {
        TransactionAttribute attribute = attributes.get().getTransactionAttribute(method, beanClass);
        return attribute != null && OWN.contains(attribute.getPropagationBehavior());
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
