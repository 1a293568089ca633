// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Somebody else, on a connection of their own, who is faster than the first attempts. Counts the attempts. */
final class Interference {

    private final JdbcTemplate jdbc;
    private int attempts;
    private int interferedWith;

    Interference(String url) {
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connect(url), true));
    }

    /** An account with nothing on it, and that many attempts to interfere with. */
    void beginWith(int interferedWith) {
        this.interferedWith = interferedWith;
        attempts = 0;
        release();
        jdbc.update("delete from account");
        jdbc.update("insert into account (id, version, balance) values (1, 0, 0)");
    }

    /** To be called between what an attempt reads and what it writes. */
    void inTheMiddleOfAnAttempt() {
        attempts++;
        if (attempts <= interferedWith) {
            jdbc.update("update account set balance = balance + 100, version = version + 1");
        }
    }

    /** To be called when an attempt begins: somebody else has the table for themselves, and gives it back later. */
    void lockDuringTheFirstAttempts() {
        attempts++;
        release();
        if (attempts <= interferedWith) {
            jdbc.execute("begin; lock table account in access exclusive mode");
        }
    }

    /** Ends what somebody else has begun. */
    private void release() {
        jdbc.execute("rollback");
    }

    int attempts() {
        return attempts;
    }

    int balance() {
        Integer balance = jdbc.queryForObject("select balance from account", Integer.class);
        return balance == null ? 0 : balance;
    }

    private static Connection connect(String url) {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException failure) {
            throw new IllegalStateException(url, failure);
        }
    }
}
