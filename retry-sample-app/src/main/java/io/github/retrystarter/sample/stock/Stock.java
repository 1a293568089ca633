// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.stock;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.sample.instance.Instance;
import io.github.retrystarter.sample.load.Work;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reserves what is in stock. */
@Service
class Stock {

    private final ItemRepository items;
    private final Instance instance;
    private final Work work;

    Stock(ItemRepository items, Instance instance, Work work) {
        this.items = items;
        this.instance = instance;
        this.work = work;
    }

    /**
     * Many want the same item, so this takes the profile for many writers of one row: more steps, and waits that spread.
     *
     * @throws OutOfStockException at once, as it is no conflict
     */
    @RetryOnConflict(backoff = "contended")
    @Transactional
    public void reserve(String sku, int quantity) {
        take(sku, quantity);
    }

    /** The same without retry. */
    @Transactional
    public void reserveOnce(String sku, int quantity) {
        take(sku, quantity);
    }

    /** Pieces that this instance has reserved; others may reserve of the same item. */
    @Transactional(readOnly = true)
    public long reserved(String sku) {
        return instance.of(items.findById(sku).orElseThrow().reserved());
    }

    private void take(String sku, int quantity) {
        Item item = items.findById(sku).orElseThrow();
        work.work();
        item.reserve(quantity, instance);
    }
}
