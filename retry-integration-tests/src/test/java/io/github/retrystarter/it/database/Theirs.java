// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import static org.awaitility.Awaitility.await;

import io.github.retrystarter.it.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The other one, in a connection of its own. It comes between during our first attempt only: once it has left, what it is
 * told to do is not done.
 */
final class Theirs implements AutoCloseable {

    /** MariaDB shows anew who waits only to those who have not looked for a tenth of a second. */
    private static final Duration LOOK = Duration.ofMillis(110);

    private final Database database;
    private final String url;
    private final Connection connection;
    private final Object session;
    private CompletableFuture<Void> waiting = CompletableFuture.completedFuture(null);
    private boolean left;

    Theirs(Database database, String url) throws SQLException {
        this.database = database;
        this.url = url;
        connection = DriverManager.getConnection(url);
        session = query(connection, Sql.SESSION.on(database));
        connection.setAutoCommit(false);
    }

    /** In its transaction, which stays open. */
    void execute(Sql... statements) throws SQLException {
        if (!left) {
            for (Sql sql : statements) {
                execute(sql.on(database));
            }
        }
    }

    void commit(Sql... statements) throws SQLException {
        if (!left) {
            execute(statements);
            connection.commit();
        }
    }

    /** Returns when the server says that the statement waits for us. */
    void waitFor(Sql sql) {
        if (!left) {
            waiting = CompletableFuture.runAsync(() -> executeUnchecked(sql.on(database)));
            awaitCount(Sql.IS_BLOCKED, session, 1);
        }
    }

    /** Ends somebody's connection; returns when the server says that it is no more. */
    void kill(Object victim) throws SQLException {
        if (!left) {
            execute(Sql.KILL.on(database, victim));
            awaitCount(Sql.IS_CONNECTED, victim, 0);
        }
    }

    /** Ends what waited for us, commits, and does nothing more. */
    void leave() throws SQLException {
        if (!left) {
            waiting.join();
            connection.commit();
            left = true;
        }
    }

    @Override
    public void close() throws SQLException {
        leave();
        connection.close();
    }

    private void awaitCount(Sql sql, Object victim, long count) {
        await().pollDelay(Duration.ofMillis(5))
                .pollInterval(LOOK)
                .failFast("it does not wait", () -> count > 0 && waiting.isDone())
                .until(() -> count(sql.on(database, victim)) == count);
    }

    private long count(String sql) throws SQLException {
        try (Connection observer = DriverManager.getConnection(url)) {
            return ((Number) query(observer, sql)).longValue();
        }
    }

    private void executeUnchecked(String sql) {
        try {
            execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Object query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getObject(1);
        }
    }
}
