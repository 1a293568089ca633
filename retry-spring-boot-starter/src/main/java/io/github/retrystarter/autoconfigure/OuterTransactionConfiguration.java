// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.MethodTransactions;
import io.github.retrystarter.aop.OuterTransactions;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.util.function.SingletonSupplier;

/** Looks out for the caller's transaction, where there are transactions. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(TransactionAspectSupport.class)
final class OuterTransactionConfiguration {

    @Bean
    OuterTransactions outerTransactions(
            ConfiguredConflicts conflicts, ObjectProvider<TransactionAspectSupport> aspects, BeanFactory beans) {
        return new OuterTransactions(
                conflicts.detector(),
                SingletonSupplier.of(
                        () -> new MethodTransactions(aspects.orderedStream().toList(), beans)));
    }
}
