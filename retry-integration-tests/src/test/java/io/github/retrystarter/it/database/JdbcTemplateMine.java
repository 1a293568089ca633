// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.Database;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Spring's JDBC: what its translator makes of the driver's exceptions. */
record JdbcTemplateMine(JdbcTemplate jdbc, Database database) implements Mine {

    @Override
    public void update(Sql sql) {
        jdbc.update(sql.on(database));
    }

    @Override
    public Object query(Sql sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql.on(database), Object.class));
    }

    @Override
    public Stock find(long id) {
        return Objects.requireNonNull(jdbc.queryForObject(FIND + id, Stock::read));
    }

    @Override
    public void save(Stock stock) {
        if (jdbc.batchUpdate(VERSIONED_UPDATE, List.<Object[]>of(stock.updated()))[0] == 0) {
            throw new OptimisticLockingFailureException("somebody else was faster");
        }
    }
}
