// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Counts the transactions and savepoints of all managers that it listens to. */
final class TransactionCounts implements TransactionExecutionListener {

    private final AtomicInteger begins = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger rollbacks = new AtomicInteger();

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        count(begins, failure);
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        count(commits, failure);
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        count(rollbacks, failure);
    }

    /** What there was since this last forgot. */
    Counted counted(int attempts) {
        return new Counted(attempts, begins.get(), commits.get(), rollbacks.get());
    }

    void forget() {
        begins.set(0);
        commits.set(0);
        rollbacks.set(0);
    }

    private static void count(AtomicInteger events, @Nullable Throwable failure) {
        if (failure == null) {
            events.incrementAndGet();
        }
    }
}
