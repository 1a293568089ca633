// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.util.context.ContextView;

/** Looks for a transaction in Reactor's context, where it is in place of the thread. */
final class ReactiveTransactions {

    private ReactiveTransactions() {}

    static boolean isActive(ContextView view) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .map(TransactionSynchronizationManager::isActualTransactionActive)
                .onErrorReturn(NoTransactionException.class, false)
                .contextWrite(view)
                .toFuture()
                // it is there, or it is not: nothing is waited for
                .getNow(false);
    }
}
