// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.database.Scenario.Script;

/** How two get into each other's way. In each of them we add 1 and the other adds 10. */
final class Races {

    private Races() {}

    static void staleVersion(Mine mine, Theirs theirs) throws Exception {
        Stock stock = mine.find(1);
        theirs.commit(Sql.ADD_10_TO_1);
        stock.add(1);
        mine.save(stock);
    }

    static void staleVersionAtCommit(Mine mine, Theirs theirs) throws Exception {
        Stock stock = mine.find(1);
        theirs.commit(Sql.ADD_10_TO_1);
        stock.add(1);
    }

    static void staleReadAtCommit(Mine mine, Theirs theirs) throws Exception {
        // or MariaDB would check the version in its old snapshot
        mine.update(Sql.READ_COMMITTED);
        mine.watch(2);
        mine.find(1).add(1);
        theirs.commit(Sql.ADD_10_TO_2);
    }

    /** An update of what has changed since it was read, where the isolation forbids it. */
    static Script staleUpdate(Sql isolation) {
        return (mine, theirs) -> {
            mine.update(isolation);
            mine.query(Sql.READ_1);
            theirs.commit(Sql.ADD_10_TO_1);
            mine.update(Sql.ADD_1_TO_1);
        };
    }

    static void repeatableReadInBatch(Mine mine, Theirs theirs) throws Exception {
        mine.update(Sql.REPEATABLE_READ);
        staleVersion(mine, theirs);
    }

    static void repeatableReadAtCommit(Mine mine, Theirs theirs) throws Exception {
        mine.update(Sql.REPEATABLE_READ);
        staleVersionAtCommit(mine, theirs);
    }

    static void sharedLocks(Mine mine, Theirs theirs) throws Exception {
        // who has changed more is not the victim
        theirs.execute(Sql.SERIALIZABLE, Sql.WAIT_LONG, Sql.READ_1, Sql.CHANGE_THE_REST);
        mine.update(Sql.SERIALIZABLE);
        mine.query(Sql.READ_1);
        theirs.waitFor(Sql.ADD_10_TO_1);
        mine.update(Sql.ADD_1_TO_1);
    }

    static void writeSkewAtCommit(Mine mine, Theirs theirs) throws Exception {
        mine.update(Sql.SERIALIZABLE);
        mine.query(Sql.READ_ALL);
        mine.update(Sql.ADD_1_TO_1);
        theirs.commit(Sql.SERIALIZABLE, Sql.READ_ALL, Sql.ADD_10_TO_2);
    }

    static void deadlock(Mine mine, Theirs theirs) throws Exception {
        // begins before us and changes more: so we are the victim on H2 and on MariaDB
        theirs.execute(Sql.WAIT_LONG, Sql.ADD_10_TO_2, Sql.CHANGE_THE_REST);
        mine.update(Sql.LOOK_FOR_DEADLOCKS);
        mine.update(Sql.ADD_1_TO_1);
        theirs.waitFor(Sql.LOCK_1);
        mine.query(Sql.LOCK_2);
    }

    static void lockTimeout(Mine mine, Theirs theirs) throws Exception {
        theirs.execute(Sql.ADD_10_TO_1);
        mine.update(Sql.GIVE_UP_AT_ONCE);
        mine.update(Sql.ADD_1_TO_1);
    }

    static void lockTimeoutInBatch(Mine mine, Theirs theirs) throws Exception {
        mine.update(Sql.GIVE_UP_AT_ONCE);
        Stock stock = mine.find(1);
        theirs.execute(Sql.ADD_10_TO_1);
        stock.add(1);
        mine.save(stock);
    }

    static void lockTimeoutAtCommit(Mine mine, Theirs theirs) throws Exception {
        mine.update(Sql.GIVE_UP_AT_ONCE);
        Stock stock = mine.find(1);
        theirs.execute(Sql.ADD_10_TO_1);
        stock.add(1);
    }

    static void uncommittedDelete(Mine mine, Theirs theirs) throws Exception {
        theirs.execute(Sql.ADD_10_TO_1, Sql.DELETE_3);
        mine.update(Sql.GIVE_UP_AT_ONCE);
        mine.update(Sql.INSERT_3);
    }

    static void noWait(Mine mine, Theirs theirs) throws Exception {
        theirs.execute(Sql.ADD_10_TO_1);
        mine.query(Sql.LOCK_1_NOW);
        mine.update(Sql.ADD_1_TO_1);
    }

    static void noWaitForEntity(Mine mine, Theirs theirs) throws Exception {
        theirs.execute(Sql.ADD_10_TO_1);
        mine.lockNow(1);
        mine.update(Sql.ADD_1_TO_1);
    }
}
