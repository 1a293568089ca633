// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.it.Database;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** The service that a user writes, once for each way of access. */
@RetryOnConflict
class Services {

    private final DataSource dataSource;
    private final Mine jdbcTemplate;
    private final Mine jpa;
    private final Mine repository;
    private final Database database;

    /** What is done in the transaction of one attempt. */
    @FunctionalInterface
    interface Attempt {

        void in(Mine mine) throws Exception;
    }

    Services(DataSource dataSource, Mine jpa, Mine repository, Database database) {
        this.dataSource = dataSource;
        this.jdbcTemplate = new JdbcTemplateMine(new JdbcTemplate(dataSource), database);
        this.jpa = jpa;
        this.repository = repository;
        this.database = database;
    }

    @SuppressWarnings("try") // named only to be closed: after a commit it has nothing to roll back
    public void bare(Attempt attempt) throws Exception {
        try (Connection connection = dataSource.getConnection();
                AutoCloseable rollback = connection::rollback) {
            connection.setAutoCommit(false);
            attempt.in(new BareMine(connection, database));
            connection.commit();
        }
    }

    @Transactional("jdbc")
    public void jdbcTemplate(Attempt attempt) throws Exception {
        attempt.in(jdbcTemplate);
    }

    @Transactional("dataSourceTx")
    public void dataSourceTx(Attempt attempt) throws Exception {
        attempt.in(jdbcTemplate);
    }

    @Transactional("jpa")
    public void jpa(Attempt attempt) throws Exception {
        attempt.in(jpa);
    }

    @Transactional("jpa")
    public void jpaRepository(Attempt attempt) throws Exception {
        attempt.in(repository);
    }
}
