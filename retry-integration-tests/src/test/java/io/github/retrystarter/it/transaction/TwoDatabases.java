// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import io.github.retrystarter.it.CallRecord;
import io.github.retrystarter.it.Database;
import io.github.retrystarter.it.InstantClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/** Entities in one database, a ledger in another, each with a transaction manager; the entities' is the default one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    CallRecord.class,
    InstantClock.class,
    SimpleMeterRegistry.class,
    TransactionCounts.class,
    Deposits.class,
    Events.class,
    Callers.class
})
class TwoDatabases {

    @Bean
    @Primary
    DataSource entityDatabase() {
        return new DriverManagerDataSource(Database.POSTGRESQL.newUrl());
    }

    @Bean
    DataSource ledgerDatabase() {
        return new DriverManagerDataSource(Database.POSTGRESQL.newUrl());
    }

    @Bean
    @Primary
    JpaTransactionManager entityTransactions(EntityManagerFactory factory, TransactionCounts counts) {
        JpaTransactionManager manager = new JpaTransactionManager(factory);
        manager.addListener(counts);
        return manager;
    }

    @Bean
    JdbcTransactionManager ledgerTransactions(
            @Qualifier("ledgerDatabase") DataSource ledgerDatabase, TransactionCounts counts) {
        JdbcTransactionManager manager = new JdbcTransactionManager(ledgerDatabase);
        manager.addListener(counts);
        return manager;
    }

    @Bean
    Work work(
            EntityManagerFactory factory,
            DataSource entityDatabase,
            @Qualifier("ledgerDatabase") DataSource ledgerDatabase) {
        EntityManager entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        JdbcTemplate ledger = new JdbcTemplate(ledgerDatabase);
        ledger.execute("create table account (id int primary key, version int not null, balance int not null)");
        return new Work(
                entities, ledger, new Interference(urlOf(entityDatabase)), new Interference(urlOf(ledgerDatabase)));
    }

    @Bean
    TransactionTemplate template(JpaTransactionManager entityTransactions) {
        return new TransactionTemplate(entityTransactions);
    }

    private static String urlOf(DataSource database) {
        return String.valueOf(((DriverManagerDataSource) database).getUrl());
    }
}
