// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.annotation.Transactional;

/** Wherever the two annotations are, and whatever kind of proxy there is: each attempt has a transaction of its own. */
class PlacesTests {

    interface Deposit {

        void deposit();
    }

    @Transactional
    static class TransactionalClass implements Deposit {

        private final Work work;

        TransactionalClass(Work work) {
            this.work = work;
        }

        @Override
        @RetryOnConflict
        public void deposit() {
            work.changeTheEntity();
        }
    }

    @Transactional
    @RetryOnConflict
    interface AnnotatedInterface {

        void deposit();
    }

    static class OfAnnotatedInterface implements AnnotatedInterface, Deposit {

        private final Work work;

        OfAnnotatedInterface(Work work) {
            this.work = work;
        }

        @Override
        public void deposit() {
            work.changeTheEntity();
        }
    }

    interface AnnotatedMethod {

        @Transactional
        void deposit();
    }

    @RetryOnConflict
    static class RetriedClass implements AnnotatedMethod, Deposit {

        private final Work work;

        RetriedClass(Work work) {
            this.work = work;
        }

        @Override
        public void deposit() {
            work.changeTheEntity();
        }
    }

    @ParameterizedTest(name = "CGLIB: {0}")
    @ValueSource(booleans = {true, false})
    void eachAttemptHasATransactionOfItsOwn(boolean cglib) {
        try (ConfigurableApplicationContext application = start(cglib)) {
            Collection<Deposit> all = application.getBeansOfType(Deposit.class).values();
            assertThat(all).hasSize(3).allMatch(deposit -> AopUtils.isCglibProxy(deposit) == cglib);
            for (Deposit deposit : all) {
                Work work = application.getBean(Work.class);
                TransactionCounts counts = application.getBean(TransactionCounts.class);
                work.onEntities.beginWith(1);
                counts.forget();

                deposit.deposit();

                assertThat(counts.counted(work.onEntities.attempts())).isEqualTo(new Counted(2, 2, 1, 1));
            }
        }
    }

    private static ConfigurableApplicationContext start(boolean cglib) {
        return new SpringApplicationBuilder(
                        TwoDatabases.class, TransactionalClass.class, OfAnnotatedInterface.class, RetriedClass.class)
                .web(WebApplicationType.NONE)
                .properties("spring.jpa.hibernate.ddl-auto=create", "spring.aop.proxy-target-class=" + cglib)
                .run();
    }
}
