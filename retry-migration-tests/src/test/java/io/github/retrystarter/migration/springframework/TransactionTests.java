// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springframework;

import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.TransactionRows;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.transaction.annotation.Transactional;

/** Retries of methods with a transaction. */
class TransactionTests extends TransactionRows {

    @EnableResilientMethods
    static class Resilient {}

    static class Theirs implements Service {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Override
        @Retryable(delay = 0, includes = ConcurrencyFailureException.class)
        @Transactional
        public String call() {
            return target.call();
        }
    }

    @Override
    protected ApplicationContextRunner theirRunner() {
        return runner().withUserConfiguration(Resilient.class).withBean(Theirs.class, () -> new Theirs(theirs));
    }

    @Override
    protected String theirCountsBehindOrder0() {
        return "2 begun, 1 committed, 1 rolled back";
    }
}
