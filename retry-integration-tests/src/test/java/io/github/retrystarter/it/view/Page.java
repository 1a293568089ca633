// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.view;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

/** Counts its visits. */
@Entity
class Page {

    @Id
    private long id;

    @Version
    private long version;

    private int visits;

    @Transient
    private Runnable check = () -> {};

    int visits() {
        return visits;
    }

    /** @param check runs when the change is flushed, and may refuse it */
    void visit(Runnable check) {
        visits++;
        this.check = check;
    }

    @PreUpdate
    void check() {
        check.run();
    }
}
