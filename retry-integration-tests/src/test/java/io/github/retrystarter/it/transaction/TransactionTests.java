// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.retrystarter.core.Conflicts;
import io.github.retrystarter.it.CallRecord;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;

/** The first attempt conflicts for real, on PostgreSQL: who begins, commits and rolls back what, and is it run again? */
class TransactionTests {

    private static ConfigurableApplicationContext application;

    private final Deposits deposits = application.getBean(Deposits.class);
    private final Callers callers = application.getBean(Callers.class);
    private final Work work = application.getBean(Work.class);
    private final CallRecord calls = application.getBean(CallRecord.class);
    private final TransactionCounts counts = application.getBean(TransactionCounts.class);

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(TwoDatabases.class)
                .web(WebApplicationType.NONE)
                .properties("spring.jpa.hibernate.ddl-auto=create", "spring.main.banner-mode=off")
                .run();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void oneAccountEach() {
        work.onEntities.beginWith(1);
        work.onLedger.beginWith(1);
        counts.forget();
        calls.forget();
    }

    static Stream<Arguments> retried() {
        return Stream.of(
                row("required", (own, from) -> own.required(), new Counted(2, 2, 1, 1)),
                row("conflict at commit", (own, from) -> own.requiredAndFlushedAtCommit(), new Counted(2, 2, 1, 1)),
                row("requires new", (own, from) -> own.requiresNew(), new Counted(2, 2, 1, 1)),
                row("template inside", (own, from) -> own.inATemplate(), new Counted(2, 2, 1, 1)),
                row("no transaction", (own, from) -> own.notSupported(), new Counted(2, 0, 0, 0)),
                row("new in one", (own, from) -> from.transactional(own::requiresNew), new Counted(2, 3, 2, 1)),
                row("new in a read-only one", (own, from) -> from.readOnly(own::requiresNew), new Counted(2, 3, 2, 1)),
                row("new in a template", (own, from) -> from.template(own::requiresNew), new Counted(2, 3, 2, 1)),
                row("nested", (own, from) -> from.onTheLedger(own::nestedOnTheLedger), new Counted(2, 3, 2, 1)),
                row("not supported", (own, from) -> from.transactional(own::notSupported), new Counted(2, 1, 1, 0)),
                row("entities in a ledger's", (own, from) -> from.onTheLedger(own::required), new Counted(2, 3, 2, 1)),
                row(
                        "ledger in entities'",
                        (own, from) -> from.transactional(own::onTheLedger),
                        new Counted(2, 3, 2, 1)),
                row("after commit", (own, from) -> from.publish(Events.AfterCommit.EVENT), new Counted(2, 3, 2, 1)),
                row("after rollback", (own, from) -> from.fail(Events.AfterRollback.EVENT), new Counted(2, 3, 1, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void retried(String name, BiConsumer<Deposits, Callers> call, Counted expected) {
        call.accept(deposits, callers);

        assertThat(counted()).isEqualTo(expected);
        assertThat(calls.outcomes()).isEqualTo(Map.of("success_after_retry", 1));
        assertThat(work.onEntities.balance() + work.onLedger.balance()).isEqualTo(101);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row("required", (own, from) -> from.transactional(own::required), new Counted(1, 1, 0, 1)),
                row("supports", (own, from) -> from.transactional(own::supports), new Counted(1, 1, 0, 1)),
                row("mandatory", (own, from) -> from.transactional(own::mandatory), new Counted(1, 1, 0, 1)),
                row("required in a template", (own, from) -> from.template(own::required), new Counted(1, 1, 0, 1)),
                row("template", (own, from) -> from.transactional(own::inATemplateAndFlush), new Counted(1, 1, 0, 1)),
                row("read-only", (own, from) -> from.readOnly(own::read), new Counted(1, 1, 0, 1)),
                row("same ledger", (own, from) -> from.onTheLedger(own::onTheLedger), new Counted(1, 1, 0, 1)),
                row("doomed", (own, from) -> from.transactional(own::onTheLedgerWithEntities), new Counted(1, 2, 0, 2)),
                row("before commit", (own, from) -> from.publish(Events.BeforeCommit.EVENT), new Counted(1, 1, 0, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, BiConsumer<Deposits, Callers> call, Counted expected) {
        Exception failure = catchException(() -> call.accept(deposits, callers));

        assertThat(failure).matches(Conflicts::isConflict, "conflict");
        assertThat(counted()).isEqualTo(expected);
        assertThat(calls.outcomes()).isEqualTo(Map.of("in_transaction", 1));
    }

    @Test
    void readOnlyTransactionOfItsOwnIsBegunAgain() {
        deposits.read();

        assertThat(counted()).isEqualTo(new Counted(2, 2, 1, 1));
    }

    /** Nothing has failed while the method ran, so its retry cannot help. */
    @Test
    void conflictThatOnlyTheCallersCommitMeetsIsTheCallers() {
        Exception failure = catchException(() -> callers.transactional(deposits::requiredAndFlushedAtCommit));

        assertThat(failure).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(counted()).isEqualTo(new Counted(1, 1, 0, 1));
        assertThat(calls.outcomes()).isEqualTo(Map.of("success", 1));
    }

    private Counted counted() {
        return counts.counted(work.onEntities.attempts() + work.onLedger.attempts());
    }

    private static Arguments row(String name, BiConsumer<Deposits, Callers> call, Counted expected) {
        return arguments(name, call, expected);
    }
}
