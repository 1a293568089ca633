// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import static io.github.retrystarter.it.database.Access.ALL;
import static io.github.retrystarter.it.database.Access.ENTITIES;
import static io.github.retrystarter.it.database.Expectation.fails;
import static io.github.retrystarter.it.database.Expectation.never;
import static io.github.retrystarter.it.database.Scenario.atCommit;
import static io.github.retrystarter.it.database.Scenario.atStatement;

/** What must not be retried: on PostgreSQL, MariaDB, H2. */
enum NoConflict implements Kind {
    DUPLICATE(atStatement(ALL, Mishaps.of(Sql.DUPLICATE), fails("23505/0"), fails("23000/1062"), fails("23505/23505"))),
    DUPLICATE_AT_COMMIT(atCommit(
            ALL,
            Mishaps.of(Sql.DUPLICATE_AT_COMMIT),
            fails("23505/0"),
            never("defers no constraint"),
            never("defers no constraint"))),
    NEGATIVE(atStatement(ALL, Mishaps.of(Sql.NEGATIVE), fails("23514/0"), fails("23000/4025"), fails("23513/23513"))),
    NEGATIVE_IN_BATCH(
            atStatement(ALL, Mishaps::negativeInBatch, fails("23514/0"), fails("23000/4025"), fails("23513/23513"))),
    NEGATIVE_AT_COMMIT(
            atCommit(ENTITIES, Mishaps::negativeAtCommit, fails("23514/0"), fails("23000/4025"), fails("23513/23513"))),
    ORPHAN(atStatement(ALL, Mishaps.of(Sql.ORPHAN), fails("23503/0"), fails("23000/1452"), fails("23506/23506"))),
    NONSENSE(atStatement(ALL, Mishaps.of(Sql.NONSENSE), fails("42601/0"), fails("42000/1064"), fails("42001/42001"))),
    // the second sign is that of the rollback, which fails, too, and is what Spring tells then
    CONNECTION_LOST(atStatement(
            ALL,
            Mishaps::connectionLost,
            fails("57P01/0", "08003/0"),
            fails("08000/-1", "08000/1220"),
            fails("90121/90121"))),
    CONNECTION_LOST_AT_COMMIT(atCommit(
            ALL,
            Mishaps::connectionLostAtCommit,
            fails("57P01/0", "08003/0"),
            fails("08000/-1", "08000/1220"),
            fails("90121/90121"))),
    UNKNOWN_OUTCOME(
            atStatement(ALL, Mishaps.of(Sql.UNKNOWN_OUTCOME), fails("40003/0"), fails("40003/1644"), fails("40003/0"))),
    UNKNOWN_OUTCOME_AT_COMMIT(atCommit(
            ALL,
            Mishaps.of(Sql.UNKNOWN_OUTCOME_AT_COMMIT),
            fails("40003/0"),
            never("runs nothing at the commit"),
            never("runs nothing at the commit")));

    private final Scenario scenario;

    NoConflict(Scenario scenario) {
        this.scenario = scenario;
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }
}
