// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells whether a method has a transaction of its own where its caller has one too. Finds the method's transaction manager
 * by the rules of Spring's transaction aspects. Thread-safe.
 *
 * @since 0.1.0
 */
public final class MethodTransactions extends TransactionAspectSupport {

    private static final Set<Integer> OWN = Set.of(
            TransactionDefinition.PROPAGATION_REQUIRES_NEW,
            TransactionDefinition.PROPAGATION_NESTED,
            TransactionDefinition.PROPAGATION_NOT_SUPPORTED);

    /** @param aspects those that are in force; with none, no method has a transaction */
    public MethodTransactions(List<? extends TransactionAspectSupport> aspects, BeanFactory beans) {
        setBeanFactory(beans);
        setTransactionAttributeSources(aspects.stream()
                .map(TransactionAspectSupport::getTransactionAttributeSource)
                .filter(Objects::nonNull)
                .toArray(TransactionAttributeSource[]::new));
        aspects.stream()
                .map(TransactionAspectSupport::getTransactionManager)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(this::setTransactionManager);
    }

    /** Whether each call of the method gets its own, to be asked on the caller's thread after a call has ended. */
    boolean isOwn(Method method, Class<?> beanClass) {
        TransactionAttributeSource attributes = getTransactionAttributeSource();
        TransactionAttribute attribute =
                attributes == null ? null : attributes.getTransactionAttribute(method, beanClass);
        if (attribute == null) {
            return false;
        }
        return OWN.contains(attribute.getPropagationBehavior())
                || (isApart(determineTransactionManager(attribute, beanClass)) && !isDoomed());
    }

    /** Whether the caller's transaction is one of another manager, as far as can be told. */
    private static boolean isApart(@Nullable TransactionManager manager) {
        if (!(manager instanceof ResourceTransactionManager ofResource)) {
            return false;
        }
        Object bound = TransactionSynchronizationManager.getResource(ofResource.getResourceFactory());
        // open-in-view binds an entity manager without a transaction
        return bound == null
                || (bound instanceof ResourceHolderSupport holder && !holder.isSynchronizedWithTransaction());
    }

    /** Whether a transaction of the caller can only roll back, so that trying again would be in vain all the same. */
    private static boolean isDoomed() {
        return TransactionSynchronizationManager.getResourceMap().values().stream()
                .anyMatch(bound -> bound instanceof ResourceHolderSupport holder && holder.isRollbackOnly());
    }
}
