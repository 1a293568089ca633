// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.Verdict.NO;
import static io.github.retrystarter.core.Verdict.UNDECIDED;
import static io.github.retrystarter.core.Verdict.VETO;
import static io.github.retrystarter.core.Verdict.YES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import com.mysql.cj.jdbc.exceptions.MySQLQueryInterruptedException;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqlSignsTests {

    @ParameterizedTest
    @CsvSource({
        "40001, 0, YES",
        "40P01, 0, YES",
        "55P03, 0, YES",
        "40XL1, 30000, YES",
        "40XL2, 30000, YES",
        "40003, 0, VETO",
        "08007, 0, VETO",
        // the outcome is unknown whatever the code
        "40003, 1205, VETO",
        "40002, 0, NO",
        "23000, 1062, NO",
        "23505, 0, NO",
        "23P01, 0, NO",
        // a constraint, whatever the code
        "23000, 1213, NO",
        // Oracle's rollback for a deferred constraint, or for anything else
        "40000, 2091, UNDECIDED",
        "40, 0, UNDECIDED",
        "57014, 0, UNDECIDED",
        "25P02, 0, UNDECIDED",
        "08006, 0, UNDECIDED",
        "HYT00, 0, UNDECIDED",
        "00000, 0, UNDECIDED",
        "'', 0, UNDECIDED",
        "'', 1205, UNDECIDED",
        ", 0, UNDECIDED",
        ", 1205, UNDECIDED",
        ", 54, UNDECIDED",
    })
    void stateDecides(String state, int code, Verdict verdict) {
        assertThat(SqlSigns.verdictOn(state, code, Optional.empty())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "HY000, 1205, YES",
        "HY000, 1213, YES",
        "HY000, 1020, YES",
        "HY000, 3572, YES",
        "XA102, 1614, YES",
        "61000, 54, YES",
        "61000, 60, YES",
        "61000, 4020, YES",
        "61000, 4021, YES",
        "72000, 8177, YES",
        "99999, 30006, YES",
        "S0001, 1222, YES",
        "S0005, 3960, YES",
        "S00051, 1205, YES",
        "S0001, 41301, YES",
        "S0001, 41302, YES",
        "S0001, 41305, YES",
        "S0001, 41325, YES",
        "57033, -913, YES",
        "57033, -911, YES",
        // somebody else's code for this state
        "HY000, 54, UNDECIDED",
        "HY000, 8177, UNDECIDED",
        "HY000, 3960, UNDECIDED",
        "HY000, 50200, UNDECIDED",
        "HY000, 5, UNDECIDED",
        "61000, 1205, UNDECIDED",
        "72000, 1213, UNDECIDED",
        "S0001, 1213, UNDECIDED",
        "S0001, 54, UNDECIDED",
        "57033, 913, UNDECIDED",
        // Transact-SQL's grammar error, Oracle's own end of session
        "S0002, 208, UNDECIDED",
        "61000, 28, UNDECIDED",
        // a state that tells no vendor
        "42000, 1205, UNDECIDED",
        "HYT00, 50200, UNDECIDED",
        "42000, 8177, UNDECIDED",
    })
    void codeDecidesIfTheStateTellsWhoseItIs(String state, int code, Verdict verdict) {
        assertThat(SqlSigns.verdictOn(state, code, Optional.empty())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "com.mysql.cj.jdbc.exceptions.Fake, , 1205, YES",
        "com.mysql.cj.jdbc.exceptions.Fake, 42000, 1213, YES",
        "org.mariadb.jdbc.Fake, HY000, 1020, YES",
        "oracle.jdbc.driver.OracleSQLException, , 8177, YES",
        "oracle.jdbc.driver.OracleSQLException, , 1205, UNDECIDED",
        "com.microsoft.sqlserver.jdbc.Fake, 42000, 1205, YES",
        "com.microsoft.sqlserver.jdbc.Fake, HY000, 1020, UNDECIDED",
        "org.h2.jdbc.Fake, HYT00, 50200, YES",
        "org.h2.jdbc.Fake, 90131, 90131, YES",
        "org.h2.jdbc.Fake, HY000, 1205, UNDECIDED",
        "org.sqlite.Fake, , 5, YES",
        "org.sqlite.Fake, , 6, YES",
        "org.sqlite.Fake, , 517, YES",
        "org.sqlite.Fake, , 261, YES",
        "org.sqlite.Fake, , 1, UNDECIDED",
        "com.ibm.db2.jcc.am.Fake, , -911, YES",
        "com.ibm.db2.jcc.am.Fake, , -913, YES",
        "com.ibm.db2.jcc.am.Fake, , -803, UNDECIDED",
        "com.sap.db.jdbc.exceptions.Fake, , 131, YES",
        "com.sap.db.jdbc.exceptions.Fake, , 138, YES",
        "com.sybase.jdbc4.jdbc.Fake, JZ000, 1205, YES",
        "com.sybase.jdbc4.jdbc.Fake, JZ000, 12205, YES",
        "org.postgresql.util.Fake, HY000, 1205, UNDECIDED",
        // what is no known driver's leaves it to the state
        "com.acme.jdbc.Fake, HY000, 1205, YES",
        "com.acme.jdbc.Fake, , 1205, UNDECIDED",
        // the state comes first
        "com.mysql.cj.jdbc.exceptions.Fake, 23000, 1213, NO",
        "com.mysql.cj.jdbc.exceptions.Fake, 40003, 1213, VETO",
        "org.postgresql.util.Fake, 40001, 0, YES",
    })
    void codeDecidesIfTheDriverTellsWhoseItIs(String driverClass, String state, int code, Verdict verdict)
            throws ReflectiveOperationException {
        SQLException failure = NamedExceptions.subclass(SQLException.class, driverClass)
                .getConstructor(String.class, String.class, int.class)
                .newInstance("fake", state, code);

        assertThat(KnownSigns.verdictOn(List.of(failure))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "40001, 0, YES",
        "40P01, 0, YES",
        "HY000, 1205, YES",
        "HY000, 54, UNDECIDED",
        ", 1205, UNDECIDED",
        "23505, 0, NO",
        "40003, 0, VETO",
    })
    void r2dbcExceptionsAreReadTheSameWay(String state, int code, Verdict verdict) {
        assertThat(KnownSigns.verdictOn(List.of(new R2dbcTimeoutException("late", state, code))))
                .isEqualTo(verdict);
    }

    @Test
    void codeOfAnR2dbcDriverCountsByItsClass() throws ReflectiveOperationException {
        R2dbcBadGrammarException failure = NamedExceptions.subclass(
                        R2dbcBadGrammarException.class, "io.r2dbc.mssql.ExceptionFactory$Fake")
                .getConstructor(String.class, String.class, int.class)
                .newInstance("fake", "42000", 3960);

        assertThat(Conflicts.isConflict(failure)).isTrue();
    }

    @Test
    void stateOfAnR2dbcRollbackOutranksItsName() {
        assertThat(verdictOn(new R2dbcRollbackException("rolled back"))).isEqualTo(YES);
        assertThat(verdictOn(new R2dbcRollbackException("rolled back", "40P01")))
                .isEqualTo(YES);
        assertThat(verdictOn(new R2dbcRollbackException("constraint", "40002"))).isEqualTo(NO);
        assertThat(verdictOn(new R2dbcRollbackException("unknown", "40003"))).isEqualTo(VETO);
    }

    @Test
    void r2dbcExceptionOfAnotherShapeSaysNothing() throws ReflectiveOperationException {
        assertThat(verdictOn(NamedExceptions.named("io.r2dbc.spi.R2dbcException")))
                .isEqualTo(UNDECIDED);
        assertThat(verdictOn(NamedExceptions.withGetter("io.r2dbc.spi.R2dbcException", "getSqlState", "40001")))
                .isEqualTo(UNDECIDED);
    }

    @Test
    void conflictsOfRealDriversAreSeen() throws SQLException {
        ExceptionFactory mariadb = new ExceptionFactory(Configuration.parse("jdbc:mariadb://localhost/x"), null);

        assertThat(List.of(
                        new MySQLQueryInterruptedException("lock wait", "HY000", 1205),
                        mariadb.create("changed since last read", "HY000", 1020),
                        mariadb.create("deadlock", "40001", 1213),
                        new PSQLException(new ServerErrorMessage("SERROR\0C55P03\0Mnot available\0")),
                        new SQLiteException("busy", SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT),
                        new SQLiteException("locked", SQLiteErrorCode.SQLITE_LOCKED)))
                .allMatch(Conflicts::isConflict);
    }

    @Test
    void otherFailuresOfRealDriversAreNone() throws SQLException {
        ExceptionFactory mariadb = new ExceptionFactory(Configuration.parse("jdbc:mariadb://localhost/x"), null);

        assertThat(List.of(
                        new MySQLQueryInterruptedException("interrupted", "70100", 1317),
                        mariadb.create("duplicate", "23000", 1062),
                        mariadb.create("unknown table", "42S02", 1146),
                        new PSQLException(new ServerErrorMessage("SERROR\0C23505\0Mduplicate\0")),
                        new SQLiteException("constraint", SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE)))
                .noneMatch(Conflicts::isConflict);
    }

    @Test
    void driverOfSqlServerIsKnownByItsClass() {
        // its constructors are not for us
        assertThat(Vendor.ofDriver(SQLServerException.class)).contains(Vendor.SQL_SERVER);
    }

    @Test
    void conflictIsSeenInANextException() {
        BatchUpdateException batch = new BatchUpdateException("batch", "00000", 0, new int[0]);
        batch.setNextException(new SQLException("first", "01000"));
        batch.setNextException(new SQLException("deadlock", "40P01"));

        assertThat(Conflicts.isConflict(new RuntimeException(batch))).isTrue();
    }

    @Test
    @SuppressWarnings("serial")
    void stateThatCannotBeReadSaysNothing() {
        SQLException broken = new SQLException("broken", "40001") {
            @Override
            public String getSQLState() {
                throw new IllegalStateException("closed");
            }
        };

        assertThat(verdictOn(broken)).isEqualTo(UNDECIDED);
        assertThat(Conflicts.isConflict(new SQLException("deadlock", "40001", broken)))
                .isTrue();
    }

    private static Verdict verdictOn(Throwable failure) {
        return KnownSigns.verdictOn(List.of(failure));
    }
}
