// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import com.zaxxer.hikari.HikariDataSource;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.RetryClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableJpaRepositories
@ImportAutoConfiguration({
    AopAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    JpaRepositoriesAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    RetryAutoConfiguration.class,
    RetryMetricsAutoConfiguration.class
})
@Import({
    Stock.class,
    Deliveries.class,
    Reservations.class,
    Restocking.class,
    SimpleMeterRegistry.class,
    Application.PoolWatch.class
})
class Application {

    /** Does not wait, but looks how many connections are in use then. */
    static class PoolWatch implements RetryClock {

        final List<Integer> connections = new ArrayList<>();
        private final ObjectProvider<HikariDataSource> pool;

        PoolWatch(ObjectProvider<HikariDataSource> pool) {
            this.pool = pool;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration) {
            return connections.add(pool.getObject().getHikariPoolMXBean().getActiveConnections());
        }
    }
}
