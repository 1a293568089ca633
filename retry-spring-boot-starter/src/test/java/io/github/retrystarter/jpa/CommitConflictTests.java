// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.core.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.framework.Advised;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** A conflict that only the commit brings to light, on a real database through JPA. */
@ExtendWith(OutputCaptureExtension.class)
class CommitConflictTests {

    private static ConfigurableApplicationContext application;

    private final Accounts accounts = application.getBean(Accounts.class);
    private final AccountRepository repository = application.getBean(AccountRepository.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    private Accounts target;
    private long id;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Accounts accounts(AccountRepository repository) {
            return new Accounts(repository);
        }

        @Bean
        RecordingClock clock() {
            return new RecordingClock();
        }
    }

    @BeforeAll
    static void start() {
        application = application(Application.class).run(arguments("commit"));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void oneAccount() throws Exception {
        id = repository.save(new Account()).getId();
        target = (Accounts) ((Advised) accounts).getTargetSource().getTarget();
    }

    @AfterEach
    void forget() {
        target.seen.clear();
        target.transactions.clear();
        target.meanwhile.clear();
    }

    @Test
    void aConflictAtCommitIsRetriedInANewTransactionThatReadsAfresh() {
        target.meanwhile.add(() -> somebodyElseAdds(100));
        accounts.deposit(id, 1);
        assertThat(balance()).isEqualTo(101);
        assertThat(target.seen).containsExactly(0, 100);
        assertThat(target.transactions).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whenEveryAttemptConflictsTheLastFailureArrives() {
        for (int attempt = 0; attempt < 5; attempt++) {
            target.meanwhile.add(() -> somebodyElseAdds(100));
        }
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> accounts.deposit(id, 1))
                .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
        assertThat(balance()).isEqualTo(500);
        assertThat(target.seen).hasSize(5);
    }

    @Test
    void insideTheCallersTransactionAConflictGoesToTheCallerAtOnce(CapturedOutput output) {
        for (int call = 0; call < 2; call++) {
            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                        Account stale = repository.findById(id).orElseThrow();
                        somebodyElseAdds(100);
                        stale.add(1);
                        repository.saveAndFlush(stale);
                    }));
        }
        assertThat(balance()).isEqualTo(200);
        assertThat(output)
                .containsOnlyOnce("AccountRepository.saveAndFlush(io.github.retrystarter.jpa.Account) met a conflict"
                        + " inside a transaction of its caller.");
        assertThat(application
                        .getBean(MeterRegistry.class)
                        .get("retry.calls")
                        .tags("method", "saveAndFlush", "outcome", "in_transaction")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aMethodWithATransactionOfItsOwnIsRetriedInsideAnother() {
        target.meanwhile.add(() -> somebodyElseAdds(100));
        transaction.executeWithoutResult(status -> accounts.depositApart(id, 1));
        assertThat(balance()).isEqualTo(101);
        assertThat(target.seen).containsExactly(0, 100);
    }

    @Test
    void aProgrammaticRetryInsideATransactionIsRefusedToo() {
        int[] calls = {0};
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> application
                        .getBean(Retries.class)
                        .profile("conflict")
                        .callOnConflict("program", () -> {
                            calls[0]++;
                            throw new OptimisticLockingFailureException("in vain");
                        })));
        assertThat(calls[0]).isEqualTo(1);
    }

    @Test
    void aRepositoryInterfaceIsRetriedOutsideItsOwnTransaction() {
        Account stale = repository.findById(id).orElseThrow();
        somebodyElseAdds(100);
        stale.add(1);
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> repository.saveAndFlush(stale));
        assertThat(application
                        .getBean(MeterRegistry.class)
                        .get("retry.calls")
                        .tags("method", "saveAndFlush", "outcome", "exhausted")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @EnableTransactionManagement(order = 0)
    static class TransactionsOutside extends Application {}

    @Test
    void aTransactionThatWouldBeginOutsideTheRetriesStopsTheStart() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> application(TransactionsOutside.class)
                        .run(arguments("outside"))
                        .close())
                .satisfies(failure -> assertThat(StarterContext.report(failure))
                        .contains(
                                "The transaction of io.github.retrystarter.jpa.Accounts.deposit(long,int) would begin"
                                        + " outside its retries (advice order 0; a lower one is further out)",
                                "The transaction of io.github.retrystarter.jpa.Accounts.depositApart(long,int) would")
                        .endsWith("\nRemove 'order' from @EnableTransactionManagement, or set retry.order to a lower"
                                + " number."));
        application(TransactionsOutside.class)
                .run(arguments("inside", "--retry.order=-1"))
                .close();
    }

    private static SpringApplicationBuilder application(Class<?> configuration) {
        return new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE);
    }

    private static String[] arguments(String database, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--spring.main.banner-mode=off",
                                "--spring.datasource.url=jdbc:h2:mem:" + database,
                                "--spring.jpa.hibernate.ddl-auto=create-drop",
                                "--retry.profiles.two.steps=2"),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    /** In a thread, and so a transaction, of its own, which has ended when this returns. */
    private void somebodyElseAdds(int amount) {
        CompletableFuture.runAsync(() -> new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
                        .executeWithoutResult(
                                status -> repository.findById(id).orElseThrow().add(amount)))
                .join();
    }

    private int balance() {
        return repository.findById(id).orElseThrow().getBalance();
    }
}
