package io.github.retrystarter.sample.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** So many of one article. Its version keeps two orders from taking the last piece. */
@Entity
class Item {

    @Id
    private String sku = "";

    @Version
    private @Nullable Long version;

    private int available;

    /** For JPA. */
    protected Item() {}

    Item(String sku) {
        this.sku = sku;
    }

    int available() {
        return available;
    }

    void restock(int quantity) {
        available = quantity;
    }

    void reserve(int quantity) {
        if (quantity > available) {
            throw new OutOfStockException(sku, quantity, available);
        }
        available -= quantity;
    }
}
