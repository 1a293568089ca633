// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import static io.github.retrystarter.it.database.Access.ALL;
import static io.github.retrystarter.it.database.Access.ENTITIES;
import static io.github.retrystarter.it.database.Expectation.NO_ROW;
import static io.github.retrystarter.it.database.Expectation.fails;
import static io.github.retrystarter.it.database.Expectation.never;
import static io.github.retrystarter.it.database.Scenario.atCommit;
import static io.github.retrystarter.it.database.Scenario.atStatement;

/** What must be retried: on PostgreSQL, MariaDB, H2. */
enum Conflict implements Kind {
    STALE_VERSION(atStatement(ALL, Races::staleVersion, NO_ROW, NO_ROW, NO_ROW)),
    STALE_VERSION_AT_COMMIT(atCommit(ENTITIES, Races::staleVersionAtCommit, NO_ROW, NO_ROW, NO_ROW)),
    STALE_READ_AT_COMMIT(atCommit(ENTITIES, Races::staleReadAtCommit, NO_ROW, NO_ROW, NO_ROW)),

    REPEATABLE_READ(atStatement(
            ALL, Races.staleUpdate(Sql.REPEATABLE_READ), fails("40001/0"), fails("HY000/1020"), fails("40001/40001"))),
    REPEATABLE_READ_IN_BATCH(atStatement(
            ALL, Races::repeatableReadInBatch, fails("40001/0"), fails("HY000/1020"), fails("40001/40001"))),
    REPEATABLE_READ_AT_COMMIT(atCommit(
            ENTITIES, Races::repeatableReadAtCommit, fails("40001/0"), fails("HY000/1020"), fails("40001/40001"))),
    SERIALIZABLE(atStatement(
            ALL,
            Races.staleUpdate(Sql.SERIALIZABLE),
            fails("40001/0"),
            never("reads lock: SHARED_LOCKS"),
            fails("40001/40001"))),
    SHARED_LOCKS(atStatement(
            ALL,
            Races::sharedLocks,
            never("reads lock nothing: SERIALIZABLE"),
            fails("40001/1213"),
            never("reads lock nothing: SERIALIZABLE"))),
    WRITE_SKEW_AT_COMMIT(atCommit(
            ALL,
            Races::writeSkewAtCommit,
            fails("40001/0"),
            never("reads lock: SHARED_LOCKS"),
            never("looks at no reads: both are committed"))),

    DEADLOCK(atStatement(ALL, Races::deadlock, fails("40P01/0"), fails("40001/1213"), fails("40001/40001"))),
    LOCK_TIMEOUT(atStatement(ALL, Races::lockTimeout, fails("55P03/0"), fails("HY000/1205"), fails("HYT00/50200"))),
    LOCK_TIMEOUT_IN_BATCH(
            atStatement(ALL, Races::lockTimeoutInBatch, fails("55P03/0"), fails("HY000/1205"), fails("HYT00/50200"))),
    LOCK_TIMEOUT_AT_COMMIT(atCommit(
            ENTITIES, Races::lockTimeoutAtCommit, fails("55P03/0"), fails("HY000/1205"), fails("HYT00/50200"))),
    // H2 has a lock timeout around it
    UNCOMMITTED_DELETE(
            atStatement(ALL, Races::uncommittedDelete, fails("55P03/0"), fails("HY000/1205"), fails("90131/90131"))),
    NO_WAIT(atStatement(ALL, Races::noWait, fails("55P03/0"), fails("HY000/1205"), fails("HYT00/50200"))),
    NO_WAIT_FOR_ENTITY(
            atStatement(ENTITIES, Races::noWaitForEntity, fails("55P03/0"), fails("HY000/1205"), fails("HYT00/50200")));

    private final Scenario scenario;

    Conflict(Scenario scenario) {
        this.scenario = scenario;
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }
}
