// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.database.Scenario.Script;

/** What fails and is no conflict, each after a change that must not stay. */
final class Mishaps {

    private Mishaps() {}

    /** A statement that fails by itself, at once or at the commit. */
    static Script of(Sql sql) {
        return (mine, theirs) -> {
            mine.update(Sql.ADD_1_TO_1);
            mine.update(sql);
        };
    }

    static void negativeInBatch(Mine mine, Theirs theirs) throws Exception {
        mine.update(Sql.ADD_1_TO_1);
        Stock stock = mine.find(2);
        stock.add(-1);
        mine.save(stock);
    }

    static void negativeAtCommit(Mine mine, Theirs theirs) throws Exception {
        mine.update(Sql.ADD_1_TO_1);
        mine.find(2).add(-1);
    }

    static void connectionLost(Mine mine, Theirs theirs) throws Exception {
        connectionLostAtCommit(mine, theirs);
        mine.update(Sql.ADD_1_TO_1);
    }

    static void connectionLostAtCommit(Mine mine, Theirs theirs) throws Exception {
        mine.update(Sql.ADD_1_TO_1);
        theirs.kill(mine.query(Sql.SESSION));
    }
}
