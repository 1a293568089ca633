// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.dao.OptimisticLockingFailureException;

/** Plain JDBC: the driver's own exceptions. */
record BareMine(Connection connection, Database database) implements Mine {

    @Override
    public void update(Sql sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql.on(database));
        }
    }

    @Override
    public Object query(Sql sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.on(database))) {
            rows.next();
            return rows.getObject(1);
        }
    }

    @Override
    public Stock find(long id) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FIND + id)) {
            rows.next();
            return Stock.read(rows, 1);
        }
    }

    @Override
    public void save(Stock stock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSIONED_UPDATE)) {
            Object[] values = stock.updated();
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.addBatch();
            if (statement.executeBatch()[0] == 0) {
                throw new OptimisticLockingFailureException("somebody else was faster");
            }
        }
    }
}
