// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import io.github.retrystarter.annotation.RetryOnConflict;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Annotated methods of every relation to a transaction. */
class Deposits {

    private final Work work;
    private final TransactionTemplate transaction;

    Deposits(Work work, TransactionTemplate transaction) {
        this.work = work;
        this.transaction = transaction;
    }

    @RetryOnConflict
    @Transactional
    public void required() {
        work.changeTheEntityAndFlush();
    }

    @RetryOnConflict
    @Transactional
    public void requiredAndFlushedAtCommit() {
        work.changeTheEntity();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @RetryOnConflict
    public void requiresNew() {
        work.changeTheEntity();
    }

    @RetryOnConflict
    @Transactional(propagation = Propagation.SUPPORTS)
    public void supports() {
        work.changeTheEntityAndFlush();
    }

    @RetryOnConflict
    @Transactional(propagation = Propagation.MANDATORY)
    public void mandatory() {
        work.changeTheEntityAndFlush();
    }

    @RetryOnConflict
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void notSupported() {
        work.changeTheLedger();
    }

    @RetryOnConflict
    public void inATemplate() {
        transaction.executeWithoutResult(status -> work.changeTheEntity());
    }

    @RetryOnConflict
    public void inATemplateAndFlush() {
        transaction.executeWithoutResult(status -> work.changeTheEntityAndFlush());
    }

    @RetryOnConflict
    @Transactional("ledgerTransactions")
    public void onTheLedger() {
        work.changeTheLedger();
    }

    @RetryOnConflict
    @Transactional(transactionManager = "ledgerTransactions", propagation = Propagation.NESTED)
    public void nestedOnTheLedger() {
        work.changeTheLedger();
    }

    /** In a transaction of its own on the ledger, but it dooms the one of its caller. */
    @RetryOnConflict
    @Transactional("ledgerTransactions")
    public void onTheLedgerWithEntities() {
        transaction.executeWithoutResult(status -> work.changeTheEntityAndFlush());
    }

    @RetryOnConflict
    @Transactional(readOnly = true)
    public void read() {
        work.readWithoutWaiting();
    }
}
