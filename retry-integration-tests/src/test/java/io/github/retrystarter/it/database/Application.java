// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.CallRecord;
import io.github.retrystarter.it.Database;
import io.github.retrystarter.it.InstantClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** One application for each database, with all the ways to it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CallRecord.class, InstantClock.class, SimpleMeterRegistry.class})
class Application {

    /** A connection for each transaction: what a session is set to ends with it. */
    @Bean
    DataSource dataSource(@Value("${spring.datasource.url}") String url) {
        return new DriverManagerDataSource(url);
    }

    @Bean("jdbc")
    JdbcTransactionManager jdbcTransactions(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean("dataSourceTx")
    DataSourceTransactionManager dataSourceTransactions(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean("jpa")
    JpaTransactionManager jpaTransactions(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    JpaMine plain(EntityManagerFactory factory, Database database) {
        return new JpaMine(SharedEntityManagerCreator.createSharedEntityManager(factory), database);
    }

    @Bean
    JpaMine.Translated translated(EntityManagerFactory factory, Database database) {
        return new JpaMine.Translated(SharedEntityManagerCreator.createSharedEntityManager(factory), database);
    }

    @Bean
    Services services(DataSource dataSource, Mine plain, Mine translated, Database database) {
        return new Services(dataSource, plain, translated, database);
    }
}
