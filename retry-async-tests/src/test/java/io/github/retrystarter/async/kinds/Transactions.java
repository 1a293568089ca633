// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.r2dbc.spi.ConnectionFactories;
import java.util.concurrent.CompletableFuture;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.TransactionTemplate;

/** The transactions that a kind of method can be called in. */
enum Transactions {
    /** Kept by the calling thread. What knows nothing of Reactor's context has no others. */
    OF_THREADS(OfThreads.class) {
        @Override
        @Nullable Object call(BeanFactory beans, Kind kind, Invocation call, Runnable begun) throws Throwable {
            CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
            template(beans).executeWithoutResult(status -> {
                try {
                    result.complete(kind.caller().call(call, begun));
                } catch (Throwable failure) {
                    status.setRollbackOnly();
                    result.completeExceptionally(failure);
                }
            });
            return Caller.await(result);
        }
    },
    /** Kept by the thread that Spring gives to an asynchronous method. */
    OF_ASYNC(OfThreads.class) {
        @Override
        @Nullable Object call(BeanFactory beans, Kind kind, Invocation call, Runnable begun) throws Throwable {
            beans.getBean(AsyncConfiguration.Decorator.class)
                    .surroundNextWith(task -> template(beans).executeWithoutResult(status -> task.run()));
            return kind.caller().call(call, begun);
        }
    },
    /** Kept in Reactor's context. */
    OF_REACTOR(OfReactor.class) {
        @Override
        @Nullable Object call(BeanFactory beans, Kind kind, Invocation call, Runnable begun) throws Throwable {
            TransactionalOperator transaction =
                    TransactionalOperator.create(beans.getBean(ReactiveTransactionManager.class));
            Caller.Subscribing caller = (Caller.Subscribing) kind.caller();
            return new Caller.Subscribing(
                            inside -> caller.toMono().apply(inside).as(transaction::transactional))
                    .call(call, begun);
        }
    };

    private final Class<?> configuration;

    Transactions(Class<?> configuration) {
        this.configuration = configuration;
    }

    Class<?> configuration() {
        return configuration;
    }

    abstract @Nullable Object call(BeanFactory beans, Kind kind, Invocation call, Runnable begun) throws Throwable;

    private static TransactionTemplate template(BeanFactory beans) {
        return new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class OfThreads {

        @Bean
        DataSourceTransactionManager transactionManager() {
            JdbcDataSource database = new JdbcDataSource();
            database.setUrl("jdbc:h2:mem:");
            return new DataSourceTransactionManager(database);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class OfReactor {

        @Bean
        R2dbcTransactionManager transactionManager() {
            return new R2dbcTransactionManager(ConnectionFactories.get("r2dbc:h2:mem:///kinds"));
        }
    }
}
