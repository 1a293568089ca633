// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;

/** Whose transaction it is, seen from inside a transaction of the manager "callers". */
class MethodTransactionsTests {

    private final TransactionTemplate callers = new TransactionTemplate(managerOf("callers"));

    static class Work {

        void none() {}

        @Transactional
        void required() {}

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        void requiresNew() {}

        @Transactional(propagation = Propagation.NESTED)
        void nested() {}

        @Transactional(propagation = Propagation.NOT_SUPPORTED)
        void notSupported() {}

        @Transactional("others")
        void onAnother() {}

        @Transactional("unknown")
        void onOneThatTellsNothing() {}
    }

    /** As a JTA manager is one: no resource tells whether a transaction is its own. */
    private static final class TellingNothing implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void commit(TransactionStatus status) {}

        @Override
        public void rollback(TransactionStatus status) {}
    }

    @ParameterizedTest
    @CsvSource({
        "none, false",
        "required, false",
        "requiresNew, true",
        "nested, true",
        "notSupported, true",
        "onAnother, true",
        "onOneThatTellsNothing, false"
    })
    void insideATransactionOfTheCaller(String method, boolean own) {
        callers.executeWithoutResult(status -> assertThat(transactions(aspect()).isOwn(method(method), Work.class))
                .isEqualTo(own));
    }

    @Test
    void transactionOnAnotherManagerIsOfNoUseWhereTheCallersIsDoomed() {
        callers.executeWithoutResult(status -> {
            callers.executeWithoutResult(TransactionStatus::setRollbackOnly);

            assertThat(transactions(aspect()).isOwn(method("onAnother"), Work.class))
                    .isFalse();
            status.setRollbackOnly();
        });
    }

    @Test
    void withoutTransactionAspectsNoMethodHasATransaction() {
        callers.executeWithoutResult(status -> assertThat(transactions().isOwn(method("requiresNew"), Work.class))
                .isFalse());
    }

    private TransactionInterceptor aspect() {
        return new TransactionInterceptor(
                (TransactionManager) callers.getTransactionManager(), new AnnotationTransactionAttributeSource(false));
    }

    private static MethodTransactions transactions(TransactionAspectSupport... aspects) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("others", managerOf("others"));
        beans.addBean("unknown", new TellingNothing());
        return new MethodTransactions(List.of(aspects), beans);
    }

    private static DataSourceTransactionManager managerOf(String database) {
        return new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:" + database));
    }

    private static Method method(String name) {
        return ReflectionUtils.findMethod(Work.class, name);
    }
}
