// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a script.
 *
 * @param attempts how often it was begun
 * @param done how often it came to its end, so that only the commit was left
 * @param failures what the loop saw
 * @param thrown what the caller got
 * @param calls what the meter counted, by outcome
 * @param total the sum of all amounts in the end
 */
record Course(
        int attempts,
        int done,
        List<Throwable> failures,
        @Nullable Throwable thrown,
        Map<String, Integer> calls,
        int total) {

    /** SQLState and code of the innermost SQLException of the first failure. */
    String sign() {
        String sign = Expectation.NO_SQL_EXCEPTION;
        for (Throwable cause = failures.get(0); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                sign = sql.getSQLState() + "/" + sql.getErrorCode();
            }
        }
        return sign;
    }
}
