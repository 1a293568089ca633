// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** A row that several writers change. */
@Entity
class Account {

    @Id
    @GeneratedValue
    private Long id;

    @Version
    private long version;

    private int balance;

    Long getId() {
        return id;
    }

    int getBalance() {
        return balance;
    }

    void add(int amount) {
        balance += amount;
    }
}
