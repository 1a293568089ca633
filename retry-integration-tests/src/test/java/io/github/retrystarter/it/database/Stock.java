// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row that two change: we add ones, the other adds tens. */
@Entity
class Stock {

    @Id
    private long id;

    @Version
    private long version;

    private int amount;

    /** As JDBC reads it; Hibernate needs no more than this shape. */
    static Stock read(ResultSet row, int number) throws SQLException {
        Stock stock = new Stock();
        stock.id = row.getLong("id");
        stock.version = row.getLong("version");
        stock.amount = row.getInt("amount");
        return stock;
    }

    void add(int more) {
        amount += more;
    }

    /** What the versioned update wants, in its order. */
    Object[] updated() {
        return new Object[] {amount, version + 1, id, version};
    }
}
