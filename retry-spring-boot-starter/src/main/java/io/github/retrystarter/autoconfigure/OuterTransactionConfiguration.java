package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.OuterTransactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.util.function.SingletonSupplier;

/** Looks out for the caller's transaction, where there are transactions. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(TransactionAttributeSource.class)
final class OuterTransactionConfiguration {

    @Bean
    OuterTransactions outerTransactions(
            ConfiguredConflicts conflicts, ObjectProvider<TransactionAttributeSource> attributes) {
        return new OuterTransactions(
                conflicts.detector(),
                SingletonSupplier.of(() -> attributes.getIfAvailable(AnnotationTransactionAttributeSource::new)));
    }
}
