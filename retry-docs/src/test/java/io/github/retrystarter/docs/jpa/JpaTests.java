// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.docs.CallRecord;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** What docs/how-to.md and docs/faq.md say of JPA is so. */
class JpaTests {

    private static final String URL = "jdbc:h2:mem:how-to;DB_CLOSE_DELAY=-1";

    private static ConfigurableApplicationContext application;

    private final JdbcTemplate others = new JdbcTemplate(new DriverManagerDataSource(URL, "sa", ""));
    private final Stock stock = application.getBean(Stock.class);
    private final Stock target = (Stock) AopProxyUtils.getSingletonTarget(stock);
    private final Reservations reservations = application.getBean(Reservations.class);
    private final ItemRepository items = application.getBean(ItemRepository.class);
    private final TransactionTemplate callers =
            new TransactionTemplate(application.getBean(PlatformTransactionManager.class));

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.main.banner-mode=off",
                        "--spring.datasource.url=" + URL,
                        "--spring.jpa.hibernate.ddl-auto=create");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void tenOfEachItem() {
        others.update("delete from item");
        others.update("insert into item (id, version, stock) values (1, 0, 10), (2, 0, 10)");
        target.attempts = 0;
        target.meanwhile.clear();
    }

    private void somebodyTakesOne() {
        others.update("update item set stock = stock - 1, version = version + 1 where id = 1");
    }

    private int left(long id) {
        return items.findById(id).orElseThrow().stock();
    }

    @Test
    void whatTheCommitBringsToLightIsRetriedAndNoConnectionIsHeldMeanwhile() {
        Application.PoolWatch watch = application.getBean(Application.PoolWatch.class);
        watch.connections.clear();
        target.meanwhile.add(this::somebodyTakesOne);

        stock.reserveInCompany(1, 3);

        assertThat(left(1)).isEqualTo(6);
        assertThat(target.attempts).isEqualTo(2);
        assertThat(watch.connections).containsExactly(0);
    }

    @Test
    void aConflictThatIsCaughtInsideComesBackAtTheCommit() {
        target.meanwhile.add(this::somebodyTakesOne);

        assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> stock.catchInside(1, 3));
        assertThat(left(1)).isEqualTo(9);
    }

    @Test
    void insideTheCallersTransactionItTakesOneOfItsOwnAndItsWorkStays() {
        target.meanwhile.add(this::somebodyTakesOne);

        callers.executeWithoutResult(outer -> {
            stock.reserveForGood(1, 3);
            outer.setRollbackOnly();
        });

        assertThat(target.attempts).isEqualTo(2);
        assertThat(left(1)).isEqualTo(6);
    }

    @Test
    void ofABatchTheItemIsRetriedThatMeetsTheConflict() {
        target.meanwhile.add(this::somebodyTakesOne);

        application.getBean(Deliveries.class).sendInCompany(Map.of(1L, 3, 2L, 4));

        assertThat(target.attempts).isEqualTo(3);
        assertThat(left(1)).isEqualTo(6);
        assertThat(left(2)).isEqualTo(6);
    }

    @Test
    void theBatchOfTheDocsDoesTheSame() {
        application.getBean(Deliveries.class).send(Map.of(1L, 3, 2L, 4));

        assertThat(left(1)).isEqualTo(7);
        assertThat(left(2)).isEqualTo(6);
    }

    @Test
    void anEntityThatTheCallerHasReadIsAsStaleInEveryAttempt() {
        CallRecord record = new CallRecord(application, "save");
        Item read = items.findById(1L).orElseThrow();
        read.take(3);
        target.meanwhile.add(this::somebodyTakesOne);

        assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> stock.save(read));
        assertThat(target.attempts).isEqualTo(5);
        assertThat(record.outcomes()).isEqualTo(Map.of("exhausted", 1));
        assertThat(left(1)).isEqualTo(9);
    }

    @Test
    void whatTheDatabaseComputesNeedsNoRetry() {
        assertThat(items.take(1, 8)).isEqualTo(1);
        assertThat(items.take(1, 8)).isZero();
        assertThat(left(1)).isEqualTo(2);
    }

    /** Nobody is told of anything where there is no version: the writer who was in between is overwritten. */
    @Test
    void withoutAVersionThereIsNoConflictToRetry() {
        others.update("create table if not exists unversioned (id bigint primary key, stock int)");
        others.update("merge into unversioned values (1, 10)");
        callers.executeWithoutResult(ours -> {
            JdbcTemplate jdbc = new JdbcTemplate(application.getBean(DataSource.class));
            Integer read = jdbc.queryForObject("select stock from unversioned where id = 1", Integer.class);
            others.update("update unversioned set stock = stock - 1 where id = 1");
            jdbc.update("update unversioned set stock = ? where id = 1", read == null ? 0 : read - 3);
        });
        assertThat(others.queryForObject("select stock from unversioned where id = 1", Integer.class))
                .isEqualTo(7);
    }

    @Test
    void aMessageThatIsDeliveredTwiceIsWorkedOnOnce() {
        UUID message = UUID.randomUUID();
        reservations.reserve(message, 1, 3);
        reservations.reserve(message, 1, 3);

        assertThat(left(1)).isEqualTo(7);
    }

    @Test
    void whatIsRolledBackIsNotTakenForDone() {
        UUID message = UUID.randomUUID();

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> reservations.reserve(message, 99, 3));
        reservations.reserve(message, 1, 3);

        assertThat(left(1)).isEqualTo(7);
    }

    /** The loser of two deliveries at the same time is told of a duplicate, which is none of the conflicts. */
    @Test
    void aDuplicateKeyIsThrownAtOnce() {
        UUID message = UUID.randomUUID();
        application.getBean(ProcessedMessages.class).save(new ProcessedMessage(message));
        CallRecord record = new CallRecord(application, "insert");

        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> reservations.insert(message));
        assertThat(record.outcomes()).isEqualTo(Map.of("not_retriable", 1));
    }

    @Test
    void examplesWithoutCompanyDoWhatTheySay() {
        stock.reserve(1, 4);
        application.getBean(Restocking.class).restock(1, 2);

        assertThat(left(1)).isEqualTo(8);
    }
}
