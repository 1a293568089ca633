// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBudgetTests {

    @ParameterizedTest
    @CsvSource({"500, 5, 100, 0", "500, 14, 35, 10", "1, 1, 1, 0", "7, 7, 1, 0"})
    void aColdBudgetAllowsThisManyRetries(int capacity, int cost, int retries, int left) {
        RetryBudget budget = new RetryBudget(capacity, cost);
        assertThat(IntStream.range(0, 1000).filter(attempt -> budget.tryAcquire()))
                .hasSize(retries);
        assertThat(budget.available()).isEqualTo(left);
    }

    @Test
    void aSuccessGivesBackOneTokenAndASuccessfulRetryItsCost() {
        RetryBudget budget = new RetryBudget(10, 4);
        assertThat(budget.tryAcquire()).isTrue();
        assertThat(budget.tryAcquire()).isTrue();
        assertThat(budget).hasToString("RetryBudget[capacity=10, cost=4, available=2]");
        budget.refundSuccess();
        assertThat(budget.available()).isEqualTo(3);
        budget.refundRetry();
        assertThat(budget.available()).isEqualTo(7);
        budget.refundRetry();
        assertThat(budget.available()).isEqualTo(10);
        budget.refundSuccess();
        assertThat(budget.available()).isEqualTo(10);
    }

    @Test
    void refundsNeverOverfillIt() {
        RetryBudget budget = new RetryBudget(Integer.MAX_VALUE, Integer.MAX_VALUE);
        budget.refundSuccess();
        assertThat(budget.tryAcquire()).isTrue();
        budget.refundSuccess();
        budget.refundRetry();
        assertThat(budget.available()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void threadsTogetherTakeNoMoreThanThereIs() {
        RetryBudget budget = new RetryBudget(1000, 1);
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, 5000).parallel().forEach(attempt -> {
            if (budget.tryAcquire()) {
                taken.incrementAndGet();
            }
        });
        assertThat(taken).hasValue(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 1 | budget.capacity must be at least 1: 0",
                "5 | 0 | budget.cost must be from 1 to the capacity 5: 0",
                "5 | 6 | budget.cost must be from 1 to the capacity 5: 6",
            })
    void whatIsOutOfBoundsIsRejectedByName(int capacity, int cost, String message) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new RetryBudget(capacity, cost))
                .withMessage(message);
    }

    @Test
    void itTellsWhatItWasMadeOf() {
        RetryBudget budget = new RetryBudget(10, 2);
        assertThat(budget.capacity()).isEqualTo(10);
        assertThat(budget.cost()).isEqualTo(2);
    }
}
