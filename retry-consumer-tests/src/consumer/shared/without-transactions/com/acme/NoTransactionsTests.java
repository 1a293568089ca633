// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoTransactionsTests {

    @Test
    void thereAreNoTransactions() {
        assertThat(ClassPath.has("org.springframework.transaction.PlatformTransactionManager"))
                .isFalse();
    }
}
