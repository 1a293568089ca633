// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.Database;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A row of the table: a script, and what comes of it everywhere.
 *
 * @param accesses the ways of access that can do it
 * @param atCommit whether the work gets done, and only its commit fails
 */
record Scenario(Script script, Set<Access> accesses, boolean atCommit, Map<Database, Expectation> expectations) {

    /** What we do in each attempt, and where in the first one somebody else comes between. */
    @FunctionalInterface
    interface Script {

        void run(Mine mine, Theirs theirs) throws Exception;
    }

    static Scenario atStatement(
            Set<Access> accesses, Script script, Expectation postgreSql, Expectation mariaDb, Expectation h2) {
        return new Scenario(script, accesses, false, everywhere(postgreSql, mariaDb, h2));
    }

    static Scenario atCommit(
            Set<Access> accesses, Script script, Expectation postgreSql, Expectation mariaDb, Expectation h2) {
        return new Scenario(script, accesses, true, everywhere(postgreSql, mariaDb, h2));
    }

    private static Map<Database, Expectation> everywhere(Expectation postgreSql, Expectation mariaDb, Expectation h2) {
        return Map.of(Database.POSTGRESQL, postgreSql, Database.MARIADB, mariaDb, Database.H2, h2);
    }

    Expectation on(Database database) {
        return Objects.requireNonNull(expectations.get(database));
    }
}
