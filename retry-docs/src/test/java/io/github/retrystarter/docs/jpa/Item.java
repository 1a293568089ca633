// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

@Entity
public class Item {

    @Id
    private long id;

    @Version
    private long version;

    private int stock;

    protected Item() {}

    Item(long id, int stock) {
        this.id = id;
        this.stock = stock;
    }

    void take(int quantity) {
        stock -= quantity;
    }

    int stock() {
        return stock;
    }

    long id() {
        return id;
    }

    long version() {
        return version;
    }
}
