// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ConsumerTest
@ExtendWith(OutputCaptureExtension.class)
class TransactionTests {

    @Autowired
    private Stock stock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void eachAttemptHasATransactionOfItsOwn() {
        assertThat(stock.take(2)).containsExactly(3);
    }

    @Test
    void conflictInsideTheCallersTransactionIsNotRetried(CapturedOutput output) {
        TransactionTemplate outer = new TransactionTemplate(transactions);

        assertThatExceptionOfType(CannotAcquireLockException.class)
                .isThrownBy(() -> outer.execute(status -> stock.take(2)))
                .withMessage("conflict 1");

        assertThat(output).contains(" WARN ", "com.acme.Stock.take(int)");
    }
}
