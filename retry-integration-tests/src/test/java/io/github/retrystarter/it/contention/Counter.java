// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.contention;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** The row that everybody wants. */
@Entity
class Counter {

    @Id
    private long id;

    @Version
    private long version;

    private int count;

    Counter() {}

    Counter(long id) {
        this.id = id;
    }

    int count() {
        return count;
    }

    void increment() {
        count++;
    }
}
