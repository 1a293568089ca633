// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.Conflicts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Conflicts of a real database behind R2DBC. The other writer holds the row during the first attempts. */
@Timeout(60)
class ReactiveTransactionTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class, RetryMetricsAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withUserConfiguration(Database.class)
            .withBean(Stock.class);

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Database {

        @Bean
        ConnectionFactory connections() {
            return ConnectionFactories.get(
                    "r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20");
        }

        @Bean
        ReactiveTransactionManager transactions(ConnectionFactory connections) {
            return new R2dbcTransactionManager(connections);
        }

        @Bean
        DatabaseClient database(ConnectionFactory connections) {
            return DatabaseClient.create(connections);
        }
    }

    public static class Stock {

        private final DatabaseClient database;
        private final AtomicInteger attempts = new AtomicInteger();
        private volatile Mono<Void> meanwhile = Mono.empty();

        public Stock(DatabaseClient database) {
            this.database = database;
        }

        @RetryOnConflict
        @Transactional
        public Mono<Long> reserve() {
            return reserved();
        }

        @RetryOnConflict
        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public Mono<Long> reserveApart() {
            return reserved();
        }

        private Mono<Long> reserved() {
            int attempt = attempts.incrementAndGet();
            return run("INSERT INTO log VALUES (" + attempt + ")")
                    .then(run("UPDATE item SET left_over = left_over - 1"))
                    .onErrorResume(failure -> meanwhile.then(Mono.error(failure)));
        }

        Mono<Long> run(String sql) {
            return database.sql(sql).fetch().rowsUpdated();
        }

        Mono<Integer> number(String sql) {
            return database.sql(sql).mapValue(Integer.class).one();
        }

        int attempts() {
            return attempts.get();
        }

        /** Runs after a failed attempt, before that ends. */
        void meanwhile(Mono<Void> work) {
            meanwhile = work;
        }
    }

    private void run(ContextConsumer<AssertableApplicationContext> test) {
        runner.run(context -> {
            Stock stock = context.getBean(Stock.class);
            stock.run("CREATE TABLE item (left_over INT)").block();
            stock.run("CREATE TABLE log (attempt INT)").block();
            stock.run("INSERT INTO item VALUES (10)").block();
            test.accept(context);
        });
    }

    private static double calls(AssertableApplicationContext context, String outcome) {
        return context.getBean(MeterRegistry.class)
                .get("retry.calls")
                .tags("method", "reserve", "outcome", outcome)
                .counter()
                .count();
    }

    /** Another writer, who has the row until the second attempt has failed. */
    private static Mono<Long> otherWriter(AssertableApplicationContext context) {
        Stock stock = context.getBean(Stock.class);
        Sinks.Empty<Void> enough = Sinks.empty();
        stock.meanwhile(Mono.fromRunnable(() -> {
            if (stock.attempts() == 2) {
                enough.tryEmitEmpty();
            }
        }));
        return inTransaction(
                context, stock.run("UPDATE item SET left_over = left_over - 1").delayUntil(rows -> enough.asMono()));
    }

    private static <T> Mono<T> inTransaction(AssertableApplicationContext context, Mono<T> work) {
        return TransactionalOperator.create(context.getBean(ReactiveTransactionManager.class))
                .transactional(work);
    }

    @Test
    void eachAttemptIsATransactionOfItsOwn() {
        run(context -> {
            Stock stock = context.getBean(Stock.class);
            otherWriter(context).subscribe();
            assertThat(stock.reserve().block()).isEqualTo(1);
            assertThat(stock.attempts()).isGreaterThanOrEqualTo(3);
            assertThat(stock.number("SELECT left_over FROM item").block())
                    .as("both have had one")
                    .isEqualTo(8);
            assertThat(stock.number("SELECT CAST(COUNT(*) AS INT) FROM log").block())
                    .as("the failed attempts are rolled back")
                    .isEqualTo(1);
            assertThat(calls(context, "success_after_retry")).isEqualTo(1);
        });
    }

    @Test
    void aConflictInTheSubscribersTransactionGoesToTheSubscriber() {
        run(context -> {
            Stock stock = context.getBean(Stock.class);
            otherWriter(context).subscribe();
            assertThatThrownBy(() -> inTransaction(context, stock.reserve()).block())
                    .matches(Conflicts::isConflict, "is the conflict");
            assertThat(stock.attempts()).isEqualTo(1);
            assertThat(calls(context, "in_transaction")).isEqualTo(1);
        });
    }

    @Test
    void aTransactionOfTheMethodsOwnIsRetriedInTheSubscribers() {
        run(context -> {
            Stock stock = context.getBean(Stock.class);
            otherWriter(context).subscribe();
            assertThat(inTransaction(context, stock.reserveApart()).block()).isEqualTo(1);
            assertThat(stock.attempts()).isGreaterThanOrEqualTo(3);
            assertThat(stock.number("SELECT left_over FROM item").block()).isEqualTo(8);
        });
    }
}
