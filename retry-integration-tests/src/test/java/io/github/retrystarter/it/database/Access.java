// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.database.Services.Attempt;
import java.util.EnumSet;
import java.util.Set;

/** The ways to a database, which differ in what becomes of its exceptions. */
enum Access {
    /** A connection: nothing is translated. */
    BARE(Services::bare),
    /** JdbcTemplate and JdbcTransactionManager: Spring translates all. */
    JDBC_TEMPLATE(Services::jdbcTemplate),
    /** JdbcTemplate and DataSourceTransactionManager: what fails at the commit is a TransactionSystemException. */
    DATA_SOURCE_TX(Services::dataSourceTx),
    /** An EntityManager: Hibernate translates, and Spring only what fails at the commit. */
    JPA(Services::jpa),
    /** An EntityManager in a {@code @Repository}: Hibernate translates, and Spring what comes of that. */
    JPA_REPOSITORY(Services::jpaRepository);

    static final Set<Access> ALL = EnumSet.allOf(Access.class);
    static final Set<Access> ENTITIES = EnumSet.of(JPA, JPA_REPOSITORY);

    private final Method method;

    @FunctionalInterface
    private interface Method {

        void call(Services services, Attempt attempt) throws Exception;
    }

    Access(Method method) {
        this.method = method;
    }

    void run(Services services, Attempt attempt) throws Exception {
        method.call(services, attempt);
    }
}
