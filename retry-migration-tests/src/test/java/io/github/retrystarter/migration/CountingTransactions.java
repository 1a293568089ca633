// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.SmartTransactionObject;

/** Transactions of one thread on nothing, counted. */
public final class CountingTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private int begins;
    private int commits;
    private int rollbacks;
    private int conflictsAtCommit;
    private boolean active;
    private boolean doomed;

    private final class Transaction implements SmartTransactionObject {

        @Override
        public boolean isRollbackOnly() {
            return doomed;
        }
    }

    /** Lets the next commits meet a conflict. */
    public void conflictAtCommit(int times) {
        conflictsAtCommit = times;
    }

    /** Begun, committed and rolled back so far; starts anew. */
    public String counts() {
        String counts = begins + " begun, " + commits + " committed, " + rollbacks + " rolled back";
        begins = 0;
        commits = 0;
        rollbacks = 0;
        return counts;
    }

    @Override
    protected Object doGetTransaction() {
        return new Transaction();
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return active;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        begins++;
        active = true;
        doomed = false;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (conflictsAtCommit > 0) {
            conflictsAtCommit--;
            throw new OptimisticLockingFailureException("at commit");
        }
        commits++;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        rollbacks++;
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        doomed = true;
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        active = false;
    }
}
