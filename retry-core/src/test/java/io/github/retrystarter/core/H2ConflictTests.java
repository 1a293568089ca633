// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;

/** Two real transactions that get into each other's way. */
class H2ConflictTests {

    private static final String URL = "jdbc:h2:mem:conflicts;LOCK_TIMEOUT=1";

    private Connection mine;
    private Connection theirs;

    @BeforeEach
    void connect() throws SQLException {
        mine = DriverManager.getConnection(URL);
        theirs = DriverManager.getConnection(URL);
        execute(mine, "create table stock (id int primary key, amount int)");
        execute(mine, "insert into stock values (1, 10)");
        mine.setAutoCommit(false);
        theirs.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        theirs.close();
        // the last one out drops the database
        mine.close();
    }

    @Test
    void timeoutOfALockIsAConflict() throws SQLException {
        execute(theirs, "update stock set amount = 9");

        SQLException failure = failureOf("update stock set amount = 8");

        assertThat(failure.getErrorCode()).isEqualTo(50200);
        assertThat(Conflicts.isConflict(failure)).isTrue();
        assertThat(Conflicts.isConflict(translated(failure))).isTrue();
    }

    @Test
    void updateOfWhatOthersChangedIsAConflict() throws SQLException {
        mine.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        execute(mine, "select * from stock");
        execute(theirs, "update stock set amount = 9");
        theirs.commit();

        SQLException failure = failureOf("update stock set amount = 8");

        assertThat(failure.getSQLState()).isEqualTo("40001");
        assertThat(Conflicts.isConflict(failure)).isTrue();
        assertThat(Conflicts.isConflict(translated(failure))).isTrue();
    }

    @Test
    void duplicateIsNone() {
        SQLException failure = failureOf("insert into stock values (1, 5)");

        assertThat(failure.getSQLState()).isEqualTo("23505");
        assertThat(Conflicts.isConflict(failure)).isFalse();
        assertThat(Conflicts.isConflict(translated(failure))).isFalse();
    }

    @Test
    void duplicateBehindHibernateAndSpringIsNone() {
        ConstraintViolationException hibernate =
                new ConstraintViolationException("duplicate", failureOf("insert into stock values (1, 5)"), "pk");

        DataAccessException failure = new HibernateJpaDialect().translateExceptionIfPossible(hibernate);

        assertThat(failure).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(Conflicts.isConflict(failure)).isFalse();
    }

    private SQLException failureOf(String sql) {
        return catchThrowableOfType(SQLException.class, () -> execute(mine, sql));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Throwable translated(SQLException failure) {
        return new SQLExceptionSubclassTranslator().translate("update", "sql", failure);
    }
}
