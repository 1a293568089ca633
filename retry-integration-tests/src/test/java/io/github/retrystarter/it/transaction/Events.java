// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import io.github.retrystarter.annotation.RetryOnConflict;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Annotated methods that a transaction calls when it is about to end, or has ended. */
class Events {

    enum BeforeCommit {
        EVENT
    }

    enum AfterCommit {
        EVENT
    }

    enum AfterRollback {
        EVENT
    }

    private final Work work;

    Events(Work work) {
        this.work = work;
    }

    @RetryOnConflict
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    public void beforeCommit(BeforeCommit event) {
        work.changeTheEntityAndFlush();
    }

    @RetryOnConflict
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener
    public void afterCommit(AfterCommit event) {
        work.changeTheEntity();
    }

    @RetryOnConflict
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
    public void afterRollback(AfterRollback event) {
        work.changeTheEntity();
    }
}
