// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.test.autoconfigure.AutoConfigureRetry;
import io.github.retrystarter.test.context.InjectedFailures;
import io.github.retrystarter.test.context.RecordedRetries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;

@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "sample.run-on-start=false")
@AutoConfigureRetry
class StockTests {

    @Autowired
    private Stock stock;

    @Autowired
    private ItemRepository items;

    @Autowired
    private RecordedRetries retries;

    @Autowired
    private InjectedFailures failures;

    @Test
    void whatIsOutOfStockIsAskedForOnce() {
        items.save(new Item("teapot", 3));
        assertThatExceptionOfType(OutOfStockException.class)
                .isThrownBy(() -> stock.reserve("teapot", 4))
                .withMessage("4 of teapot wanted, 3 available");
        assertThat(stock.reserved("teapot")).isZero();
        assertThat(retries).of(Stock.class, "reserve").wasCalled(1).endedWith(Outcome.NOT_RETRIABLE);
    }

    @Test
    void theLastPiecesCanBeReserved() {
        items.save(new Item("cup", 3));
        stock.reserve("cup", 3);
        assertThat(stock.reserved("cup")).isEqualTo(3);
        assertThat(items.findById("cup")).get().returns(0L, Item::available);
        assertThat(retries).of(Stock.class, "reserve").wasNotRetried();
    }

    @Test
    void whatConflictsIsRolledBackAndReservedOnce() {
        items.save(new Item("plate", 3));
        failures.of(Stock.class, "reserve").failing(1, CannotAcquireLockException.class);
        failures.of(Stock.class, "reserve").afterTheBody().failing(18, OptimisticLockingFailureException.class);
        stock.reserve("plate", 2);
        assertThat(stock.reserved("plate")).isEqualTo(2);
        assertThat(retries).of(Stock.class, "reserve").wasCalled(20).succeeded();
    }

    @Test
    void theTwentiethConflictIsTheLast() {
        items.save(new Item("spoon", 3));
        failures.of(Stock.class, "reserve").afterTheBody().failingAlways(OptimisticLockingFailureException.class);
        assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> stock.reserve("spoon", 1));
        assertThat(stock.reserved("spoon")).isZero();
        assertThat(retries).of(Stock.class, "reserve").wasCalled(20).gaveUp();
    }
}
