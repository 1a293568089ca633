// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import java.util.List;

/**
 * What one database makes of a script.
 *
 * @param signs SQLState and code of the innermost SQLException, or what else they may be by another way of access; none if
 *     this database cannot be brought to fail so
 * @param reason why it cannot
 */
record Expectation(List<String> signs, String reason) {

    static final String NO_SQL_EXCEPTION = "no SQLException";

    /** The database is content: it is we who see that there was no row to change. */
    static final Expectation NO_ROW = fails(NO_SQL_EXCEPTION);

    static Expectation fails(String... signs) {
        return new Expectation(List.of(signs), "");
    }

    static Expectation never(String reason) {
        return new Expectation(List.of(), reason);
    }

    boolean isPossible() {
        return !signs.isEmpty();
    }
}
