// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.ProxyConfig;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Where a failure comes from: inside of everything else that is around the method. */
class InnermostFailureTests {

    private final ApplicationContextRunner runner = Contexts.recorded();

    static final class Transactions extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        final transient List<String> log = new ArrayList<>();

        @Override
        protected Object doGetTransaction() {
            return "transaction";
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            log.add("begin");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            log.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            log.add("rollback");
        }
    }

    public static class Stock {

        private final PlatformTransactionManager transactions;

        public Stock(PlatformTransactionManager transactions) {
            this.transactions = transactions;
        }

        @RetryOnError
        @Transactional
        public void reserve() {
            ((Transactions) transactions).log.add("reserve");
        }

        @RetryOnError
        @Transactional
        public void restock() throws IOException {
            ((Transactions) transactions).log.add("restock");
        }

        @RetryOnConflict
        @Transactional
        public void count() {
            ((Transactions) transactions).log.add("count");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class InTransactions {

        @Bean
        Transactions transactions() {
            return new Transactions();
        }

        @Bean
        Stock stock(PlatformTransactionManager transactions) {
            return new Stock(transactions);
        }
    }

    @Test
    void aFailureIsInsideTheTransactionAndTheRetryOutside() {
        runner.withUserConfiguration(InTransactions.class).run(context -> {
            InjectedFailures failures = context.getBean(InjectedFailures.class);
            failures.of(Stock.class, "reserve").failing(1, CannotAcquireLockException.class);
            failures.of(Stock.class, "reserve").afterTheBody().failing(1, CannotAcquireLockException.class);
            context.getBean(Stock.class).reserve();
            assertThat(context.getBean(Transactions.class).log)
                    .containsExactly("begin", "rollback", "begin", "reserve", "rollback", "begin", "reserve", "commit");
        });
    }

    @Test
    void aCheckedFailureAfterTheBodyIsCommitted() {
        runner.withUserConfiguration(InTransactions.class).run(context -> {
            context.getBean(InjectedFailures.class)
                    .of(Stock.class, "restock")
                    .afterTheBody()
                    .failing(1, IOException.class);
            context.getBean(Stock.class).restock();
            assertThat(context.getBean(Transactions.class).log)
                    .containsExactly("begin", "restock", "commit", "begin", "restock", "commit");
        });
    }

    public static class Mailer {

        @Async
        @RetryOnError
        public CompletableFuture<String> send() {
            return CompletableFuture.completedFuture(Thread.currentThread().getName());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class InOtherThreads {

        @Bean
        Mailer mailer() {
            return new Mailer();
        }
    }

    @Test
    void anAsynchronousMethodFailsInItsOwnThread() {
        runner.withUserConfiguration(InOtherThreads.class).run(context -> {
            InjectedFailures failures = context.getBean(InjectedFailures.class);
            failures.of(Mailer.class, "send").failing(1, IllegalStateException.class);
            failures.of(Mailer.class, "send").afterTheBody().failing(1, IllegalStateException.class);
            String thread = context.getBean(Mailer.class).send().get(10, TimeUnit.SECONDS);
            assertThat(thread).isNotEqualTo(Thread.currentThread().getName());
            assertThat(context.getBean(RecordedRetries.class))
                    .of(Mailer.class, "send")
                    .wasCalled(3)
                    .succeeded();
        });
    }

    public static class Chicken {

        final Egg egg;

        public Chicken(@Lazy Egg egg) {
            this.egg = egg;
        }

        @RetryOnError
        public String lay() {
            return "egg";
        }
    }

    public static class Egg {

        @Autowired
        Chicken chicken;

        @Autowired
        Egg self;

        @RetryOnError
        public String hatch() {
            return "chick";
        }
    }

    @Test
    void aBeanInACircleFailsToo() {
        runner.withAllowCircularReferences(true)
                .withBean(Chicken.class)
                .withBean(Egg.class)
                .run(context -> {
                    InjectedFailures failures = context.getBean(InjectedFailures.class);
                    failures.of(Egg.class, "hatch").failing(1, IllegalStateException.class);
                    failures.of(Chicken.class, "lay").failing(1, IllegalStateException.class);
                    assertThat(context.getBean(Egg.class).hatch()).isEqualTo("chick");
                    assertThat(context.getBean(Chicken.class).lay()).isEqualTo("egg");
                    RecordedRetries retries = context.getBean(RecordedRetries.class);
                    assertThat(retries).of(Egg.class, "hatch").wasCalled(2);
                    assertThat(retries).of(Chicken.class, "lay").wasCalled(2);
                });
    }

    /** Wraps what it gets, as a second auto-proxy creator does. */
    static class Wrapper implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
            if (!(bean instanceof Payments)) {
                return bean;
            }
            ProxyFactory proxies = new ProxyFactory(bean);
            proxies.setProxyTargetClass(true);
            proxies.addAdvice((MethodInterceptor) call -> call.proceed());
            return proxies.getProxy();
        }
    }

    @Test
    void aProxyInsideAnotherOneFails() {
        runner.withBean(Wrapper.class).withBean(Payments.class).run(context -> {
            context.getBean(InjectedFailures.class)
                    .of(Payments.class, "charge")
                    .failing(2, IllegalStateException.class);
            assertThat(context.getBean(Payments.class).charge("1")).isEqualTo("done 1");
            assertThat(context.getBean(RecordedRetries.class))
                    .of(Payments.class, "charge")
                    .wasCalled(3);
        });
    }

    @Test
    void aFrozenProxyIsNamedAndRecordedAllTheSame() {
        BeanPostProcessor freezer = new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String beanName) {
                if (beanName.equals(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)) {
                    ((ProxyConfig) bean).setFrozen(true);
                }
                return bean;
            }
        };
        runner.withBean(Payments.class)
                .withInitializer(
                        context -> context.addBeanFactoryPostProcessor(beans -> beans.addBeanPostProcessor(freezer)))
                .run(context -> {
                    assertThatIllegalStateException()
                            .isThrownBy(() ->
                                    context.getBean(InjectedFailures.class).of(Payments.class, "charge"))
                            .withMessage("Payments.charge(String) cannot be made to fail: the proxy of its bean is"
                                    + " frozen, so nothing can be added to it. Do without 'frozen' in tests, or mock what"
                                    + " the method calls.");
                    Payments payments = context.getBean(Payments.class);
                    payments.fail(new IllegalStateException("own"));
                    assertThat(payments.charge("1")).isEqualTo("done 2");
                    assertThat(context.getBean(RecordedRetries.class))
                            .of(Payments.class, "charge")
                            .retried(1);
                });
    }

    @Test
    void anErrorIsNotRetried() {
        runner.withBean(Payments.class).run(context -> {
            context.getBean(InjectedFailures.class).of(Payments.class, "book").failing(1, StackOverflowError.class);
            Payments payments = context.getBean(Payments.class);
            assertThatThrownBy(() -> payments.book("entry")).isInstanceOf(StackOverflowError.class);
            assertThat(context.getBean(RecordedRetries.class))
                    .of(Payments.class, "book")
                    .wasCalled(1)
                    .wasNotRetried();
        });
    }
}
