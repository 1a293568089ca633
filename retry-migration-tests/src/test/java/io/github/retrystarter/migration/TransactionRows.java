// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.annotation.RetryOnConflict;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Retries of methods with a transaction: the rows that all guides have. */
public abstract class TransactionRows extends SideBySide {

    /** A method with both annotations. */
    public interface Service {

        String call();
    }

    static class Ours implements Service {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @Override
        @RetryOnConflict
        @Transactional
        public String call() {
            return target.call();
        }
    }

    /** A context with theirs, whose retries begin before the transaction if they can. */
    protected abstract ApplicationContextRunner theirRunner();

    private ApplicationContextRunner ourRunner() {
        return runner().withBean(Ours.class, () -> new Ours(ours));
    }

    /** What one failure comes to where the transaction's advisor has the order 0. */
    protected abstract String theirCountsBehindOrder0();

    @Test
    @Row("`@Transactional` on the same method")
    void eachAttemptHasATransactionOfItsOwnInBoth() {
        bothFail(1, () -> new OptimisticLockingFailureException("once"));
        String counts = "2 begun, 1 committed, 1 rolled back";
        counts(theirRunner().withUserConfiguration(TransactionSettings.Usual.class), counts);
        counts(ourRunner().withUserConfiguration(TransactionSettings.Usual.class), counts);
    }

    @Test
    @Row("`@EnableTransactionManagement(order = 0)`")
    void theirsRunsAnywayAndOursDoesNotStart() {
        bothFail(1, () -> new OptimisticLockingFailureException("once"));
        counts(theirRunner().withUserConfiguration(TransactionSettings.Outside.class), theirCountsBehindOrder0());
        ourRunner()
                .withUserConfiguration(TransactionSettings.Outside.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("would begin outside its retries"));
    }

    private static void counts(ApplicationContextRunner runner, String expected) {
        runner.run(context -> {
            context.getBean(Service.class).call();
            assertThat(context.getBean(CountingTransactions.class).counts()).isEqualTo(expected);
        });
    }

    @Test
    @Row("a conflict that the commit brings to light")
    void bothRetryIt() {
        conflictsAtCommit(theirRunner());
        conflictsAtCommit(ourRunner());
    }

    private static void conflictsAtCommit(ApplicationContextRunner runner) {
        runner.withUserConfiguration(TransactionSettings.Usual.class).run(context -> {
            context.getBean(CountingTransactions.class).conflictAtCommit(1);
            assertThat(context.getBean(Service.class).call()).isEqualTo("call 2");
        });
    }

    @Test
    @Row("a conflict inside the caller's transaction")
    void theirsSucceedsAndLosesAllAtTheCallersCommit() {
        theirs.fail(1, () -> new OptimisticLockingFailureException("once"));
        theirRunner().withUserConfiguration(TransactionSettings.Usual.class).run(context -> {
            Service bean = context.getBean(Service.class);
            assertThatThrownBy(() -> new TransactionTemplate(context.getBean(CountingTransactions.class))
                            .executeWithoutResult(status -> bean.call()))
                    .isInstanceOf(UnexpectedRollbackException.class);
            assertThat(theirs.calls()).isEqualTo(2);
            assertThat(context.getBean(CountingTransactions.class).counts())
                    .isEqualTo("1 begun, 0 committed, 1 rolled back");
        });
    }

    @Test
    @Row("a conflict inside the caller's transaction")
    void oursGivesItToTheCallerAtOnce() {
        ours.fail(1, () -> new OptimisticLockingFailureException("once"));
        ourRunner().withUserConfiguration(TransactionSettings.Usual.class).run(context -> {
            Service bean = context.getBean(Service.class);
            assertThatThrownBy(() -> new TransactionTemplate(context.getBean(CountingTransactions.class))
                            .executeWithoutResult(status -> bean.call()))
                    .isSameAs(ours.lastThrown());
            assertThat(ours.calls()).isEqualTo(1);
            assertThat(count("retry.calls", "outcome", "in_transaction")).isEqualTo(1);
        });
    }
}
