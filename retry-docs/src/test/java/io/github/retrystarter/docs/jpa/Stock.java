// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The right ways, and two wrong ones. */
class Stock {

    private final ItemRepository items;

    /** What somebody else does between our reading and our writing, the next times. */
    final Deque<Runnable> meanwhile = new ArrayDeque<>();

    int attempts;

    Stock(ItemRepository items) {
        this.items = items;
    }

    void interrupt() {
        attempts++;
        if (!meanwhile.isEmpty()) {
            meanwhile.remove().run();
        }
    }

    /** The example, with somebody else in the middle of it. */
    @RetryOnConflict
    @Transactional
    public void reserveInCompany(long id, int quantity) {
        Item item = items.findById(id).orElseThrow();
        interrupt();
        item.take(quantity);
    }

    @RetryOnConflict
    @Transactional
    public void reserve(long id, int quantity) {
        items.findById(id).orElseThrow().take(quantity);
    }

    @RetryOnConflict
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void reserveForGood(long id, int quantity) {
        Item item = items.findById(id).orElseThrow();
        interrupt();
        item.take(quantity);
    }

    /** Catches the conflict where nothing can be done about it any more. */
    @Transactional
    public void catchInside(long id, int quantity) {
        try {
            Item item = items.findById(id).orElseThrow();
            interrupt();
            item.take(quantity);
            items.saveAndFlush(item);
        } catch (OptimisticLockingFailureException conflict) {
            items.findById(id).orElseThrow().take(quantity);
        }
    }

    /** Saves what its caller has read. */
    @RetryOnConflict
    @Transactional
    public void save(Item item) {
        interrupt();
        items.save(item);
    }
}
