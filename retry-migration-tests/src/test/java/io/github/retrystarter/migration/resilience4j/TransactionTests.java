// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.resilience4j;

import io.github.resilience4j.retry.annotation.Retry;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.TransactionRows;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.annotation.Transactional;

/** Retries of methods with a transaction. */
class TransactionTests extends TransactionRows {

    static class Theirs implements Service {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Override
        @Retry(name = "a")
        @Transactional
        public String call() {
            return target.call();
        }
    }

    @Override
    protected ApplicationContextRunner theirRunner() {
        return Resilience4jContext.in(runner()).withBean(Theirs.class, () -> new Theirs(theirs));
    }

    @Override
    protected String theirCountsBehindOrder0() {
        return "1 begun, 1 committed, 0 rolled back";
    }
}
