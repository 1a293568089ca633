// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import io.github.retrystarter.core.Retries;
import org.springframework.transaction.support.TransactionTemplate;

class Restocking {

    private final Retries retries;
    private final TransactionTemplate transactions;
    private final ItemRepository items;

    Restocking(Retries retries, TransactionTemplate transactions, ItemRepository items) {
        this.retries = retries;
        this.transactions = transactions;
        this.items = items;
    }

    public void restock(long id, int quantity) {
        retries.profile("contended")
                .callOnConflict(
                        "restock",
                        () -> transactions.execute(status -> {
                            items.findById(id).orElseThrow().take(-quantity);
                            return quantity;
                        }));
    }
}
