// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions further out, which somebody else began. */
class Callers {

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Callers(ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.events = events;
        this.transaction = transaction;
    }

    public void template(Runnable call) {
        transaction.executeWithoutResult(status -> call.run());
    }

    @Transactional
    public void transactional(Runnable call) {
        call.run();
    }

    @Transactional(readOnly = true)
    public void readOnly(Runnable call) {
        call.run();
    }

    @Transactional("ledgerTransactions")
    public void onTheLedger(Runnable call) {
        call.run();
    }

    @Transactional
    public void publish(Object event) {
        events.publishEvent(event);
    }

    @Transactional
    public void fail(Object event) {
        events.publishEvent(event);
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    }
}
