// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.jpa;

import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Reads, lets somebody else be faster, and changes: the conflict appears when the transaction commits. */
public class Accounts {

    private final AccountRepository repository;
    /** What happens between reading and changing, one per attempt. */
    final List<Runnable> meanwhile = new ArrayList<>();

    final List<Integer> seen = new ArrayList<>();
    final List<String> transactions = new ArrayList<>();

    Accounts(AccountRepository repository) {
        this.repository = repository;
    }

    @RetryOnConflict
    @Transactional
    public void deposit(long id, int amount) {
        change(id, amount);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @RetryOnConflict
    public void depositApart(long id, int amount) {
        change(id, amount);
    }

    private void change(long id, int amount) {
        transactions.add(String.valueOf(System.identityHashCode(TransactionAspectSupport.currentTransactionStatus())));
        Account account = repository.findById(id).orElseThrow();
        seen.add(account.getBalance());
        if (!meanwhile.isEmpty()) {
            meanwhile.remove(0).run();
        }
        account.add(amount);
    }
}
