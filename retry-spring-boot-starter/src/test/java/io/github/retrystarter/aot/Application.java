// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aot;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryEndpointAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryHealthAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;

/** Beans of every kind that something is told of. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    AopAutoConfiguration.class,
    RetryAutoConfiguration.class,
    RetryMetricsAutoConfiguration.class,
    RetryEndpointAutoConfiguration.class,
    RetryHealthAutoConfiguration.class
})
class Application {

    /** Listener factories made. */
    static final AtomicInteger FACTORIES = new AtomicInteger();

    @RetryOnError(includes = TimeoutException.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Remote {

        @AliasFor(annotation = RetryOnError.class)
        String backoff() default "remote";
    }

    /** With a fallback that nobody else calls. */
    static class Payments {

        @Remote
        @RetryOnError(includes = IOException.class, fallback = "later")
        public String charge(String order) throws IOException {
            throw new IOException(order);
        }

        @SuppressWarnings({"unused", "UnusedMethod"})
        private String later(String order, IOException failure) {
            return order + " later: " + failure.getMessage();
        }
    }

    /** The rule is in the interface, which is public as a proxy of it is made by another class loader here. */
    public interface Stock {

        @RetryOnConflict
        int reserve() throws SQLException;
    }

    /** Succeeds at the third call. */
    static class Shelf implements Stock {

        private int calls;

        @Override
        public int reserve() throws SQLException {
            if (++calls < 3) {
                throw new SQLException("somebody else was faster", "40001");
            }
            return calls;
        }
    }

    /** Has nothing to do with retries. */
    static class Clerk {}

    @Bean
    Payments payments() {
        return new Payments();
    }

    @Bean
    Shelf shelf() {
        return new Shelf();
    }

    @Bean
    Clerk clerk() {
        return new Clerk();
    }

    @Bean
    RecordingClock clock() {
        return new RecordingClock();
    }

    @Bean
    SimpleMeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    RetryListenerFactory listeners() {
        FACTORIES.incrementAndGet();
        return (operation, profiles) -> RetryListener.NONE;
    }
}
