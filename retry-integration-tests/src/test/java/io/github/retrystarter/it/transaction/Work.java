// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import jakarta.persistence.EntityManager;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the annotated methods do: read the account, be interfered with, and change it. */
final class Work {

    private final EntityManager entities;
    private final JdbcTemplate ledger;
    final Interference onEntities;
    final Interference onLedger;

    Work(EntityManager entities, JdbcTemplate ledger, Interference onEntities, Interference onLedger) {
        this.entities = entities;
        this.ledger = ledger;
        this.onEntities = onEntities;
        this.onLedger = onLedger;
    }

    /** Conflicts when the transaction commits, whoever's it is. */
    void changeTheEntity() {
        Account account = entities.find(Account.class, 1L);
        onEntities.inTheMiddleOfAnAttempt();
        account.add(1);
    }

    /** Conflicts here. */
    void changeTheEntityAndFlush() {
        changeTheEntity();
        entities.flush();
    }

    /** Conflicts here, in the other database, with or without a transaction. */
    void changeTheLedger() {
        Integer version = ledger.queryForObject("select version from account", Integer.class);
        onLedger.inTheMiddleOfAnAttempt();
        int changed = ledger.update(
                "update account set balance = balance + 1, version = version + 1 where version = ?", version);
        if (changed == 0) {
            throw new OptimisticLockingFailureException("somebody was faster");
        }
    }

    /** Conflicts here while somebody else has locked the table. */
    void readWithoutWaiting() {
        onEntities.lockDuringTheFirstAttempts();
        entities.createNativeQuery("lock table account in access share mode nowait")
                .executeUpdate();
        entities.find(Account.class, 1L);
    }
}
