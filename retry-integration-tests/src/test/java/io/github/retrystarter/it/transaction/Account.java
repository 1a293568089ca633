// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** A row that somebody else changes in the middle of an attempt. */
@Entity
class Account {

    @Id
    private long id;

    @Version
    private long version;

    private int balance;

    void add(int amount) {
        balance += amount;
    }
}
