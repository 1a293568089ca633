package io.github.retrystarter.sample.stock;

import io.github.retrystarter.annotation.RetryOnConflict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reserves what is in stock. */
@Service
class Stock {

    private final ItemRepository items;

    Stock(ItemRepository items) {
        this.items = items;
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

    @Transactional
    public void restock(String sku, int quantity) {
        Item item = items.findById(sku).orElseGet(() -> items.save(new Item(sku)));
        item.restock(quantity);
    }

    @Transactional(readOnly = true)
    public int available(String sku) {
        return items.findById(sku).orElseThrow().available();
    }

    private void take(String sku, int quantity) {
        items.findById(sku).orElseThrow().reserve(quantity);
    }
}
