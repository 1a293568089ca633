// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.test.autoconfigure.AutoConfigureRetry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A test that has a transaction of its own, as those of slices for databases do. */
@SpringJUnitConfig(InnermostFailureTests.InTransactions.class)
@AutoConfigureRetry
@Transactional
class TransactionalTestTests {

    @Autowired
    private InnermostFailureTests.Stock stock;

    @Autowired
    private RecordedRetries retries;

    @Autowired
    private InjectedFailures failures;

    @Test
    void aConflictGoesToTheCallerAtOnce() {
        failures.of(InnermostFailureTests.Stock.class, "count").failing(1, CannotAcquireLockException.class);
        assertThatThrownBy(stock::count).isInstanceOf(CannotAcquireLockException.class);
        assertThat(retries)
                .of(InnermostFailureTests.Stock.class, "count")
                .wasCalled(1)
                .endedWith(Outcome.IN_TRANSACTION);
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void withoutTheTestsTransactionItIsRetried() {
        failures.of(InnermostFailureTests.Stock.class, "count").failing(1, CannotAcquireLockException.class);
        stock.count();
        assertThat(retries)
                .of(InnermostFailureTests.Stock.class, "count")
                .wasCalled(2)
                .succeeded();
    }

    @Test
    void anErrorIsRetriedAllTheSame() {
        failures.of(InnermostFailureTests.Stock.class, "reserve").failing(1, IllegalStateException.class);
        stock.reserve();
        assertThat(retries)
                .of(InnermostFailureTests.Stock.class, "reserve")
                .wasCalled(2)
                .succeeded();
    }
}
