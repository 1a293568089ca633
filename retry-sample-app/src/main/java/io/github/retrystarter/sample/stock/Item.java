// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.stock;

import io.github.retrystarter.sample.instance.Instance;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** So many of one article. Its version keeps two orders from taking the last piece. */
@Entity
class Item {

    @Id
    private String sku = "";

    @Version
    private @Nullable Long version;

    private long available;

    /** How many pieces each instance has reserved, so that a lost reservation shows. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Long> reserved = Map.of();

    /** For JPA. */
    protected Item() {}

    Item(String sku, long available) {
        this.sku = sku;
        this.available = available;
    }

    long available() {
        return available;
    }

    Map<String, Long> reserved() {
        return reserved;
    }

    void reserve(int quantity, Instance customer) {
        if (quantity > available) {
            throw new OutOfStockException(sku, quantity, available);
        }
        available -= quantity;
        reserved = customer.add(reserved, quantity);
    }
}
