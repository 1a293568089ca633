// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springretry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.CountingTransactions;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.TransactionRows;
import io.github.retrystarter.migration.TransactionSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Recover;
import org.springframework.retry.annotation.Retryable;
import org.springframework.transaction.annotation.Transactional;

/** Retries of methods with a transaction. */
class TransactionTests extends TransactionRows {

    @EnableRetry
    static class Enabled {}

    static class Theirs implements Service {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Override
        @Retryable(backoff = @Backoff(delay = 1), retryFor = ConcurrencyFailureException.class)
        @Transactional
        public String call() {
            return target.call();
        }
    }

    @Override
    protected ApplicationContextRunner theirRunner() {
        return runner().withUserConfiguration(Enabled.class).withBean(Theirs.class, () -> new Theirs(theirs));
    }

    @Override
    protected String theirCountsBehindOrder0() {
        return "1 begun, 1 committed, 0 rolled back";
    }

    static class TheirRecovered {

        @Retryable(backoff = @Backoff(delay = 1))
        public String call() {
            throw new IllegalStateException();
        }

        @Recover
        @Transactional
        public String recover(IllegalStateException failure) {
            return "recovered";
        }
    }

    static class OurRecovered {

        @RetryOnError(fallback = "recover")
        public String call() {
            throw new IllegalStateException();
        }

        @Transactional
        public String recover(IllegalStateException failure) {
            return "recovered";
        }
    }

    @Test
    @Row("`@Transactional` on the fallback")
    void theirsIsCalledThroughTheProxyAndOursOnTheObject() {
        runner().withUserConfiguration(Enabled.class, TransactionSettings.Usual.class)
                .withBean(TheirRecovered.class)
                .withBean(OurRecovered.class)
                .run(context -> {
                    CountingTransactions transactions = context.getBean(CountingTransactions.class);
                    assertThat(context.getBean(TheirRecovered.class).call()).isEqualTo("recovered");
                    assertThat(transactions.counts()).isEqualTo("1 begun, 1 committed, 0 rolled back");
                    assertThat(context.getBean(OurRecovered.class).call()).isEqualTo("recovered");
                    assertThat(transactions.counts()).isEqualTo("0 begun, 0 committed, 0 rolled back");
                });
    }
}
