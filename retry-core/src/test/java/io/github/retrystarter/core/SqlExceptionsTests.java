// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What becomes of them without java.sql is tried in a JVM without it, by the consumers. */
class SqlExceptionsTests {

    @Test
    void includeThoseBelow() {
        assertThat(SqlExceptions.include(SQLException.class)).isTrue();
        assertThat(SqlExceptions.include(BatchUpdateException.class)).isTrue();
        assertThat(SqlExceptions.include(Exception.class)).isFalse();
    }

    @Test
    void knowTheNextOne() {
        SQLException first = new SQLException("first");
        assertThat(SqlExceptions.after(first)).isNull();

        SQLException second = new SQLException("second");
        first.setNextException(second);
        assertThat(SqlExceptions.after(first)).isSameAs(second);
    }
}
