// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Transactions, in Spring's own order and in one that puts it outside of everything. */
public final class TransactionSettings {

    private TransactionSettings() {}

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    public static class Usual {

        @Bean
        CountingTransactions transactions() {
            return new CountingTransactions();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(order = 0)
    public static class Outside {

        @Bean
        CountingTransactions transactions() {
            return new CountingTransactions();
        }
    }
}
