// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.Database;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The statements, as each database wants them: on PostgreSQL, MariaDB, H2. */
enum Sql {
    TABLE("create table stock (id bigint primary key, version bigint not null,"
            + " amount int not null check (amount >= 0), part_of bigint references stock (id))"),
    ROWS("insert into stock (id, version, amount) values"
            + " (1, 0, 0), (2, 0, 0), (3, 0, 0), (4, 0, 0), (5, 0, 0), (6, 0, 0), (7, 0, 0), (8, 0, 0)"),
    /**
     * So that commits fail and outcomes are unknown. Besides, no vacuum may take the locks that are tested for, and H2,
     * which Hibernate 6 tells nothing of "nowait", is not to wait for two seconds.
     */
    EXTRAS(
            "alter table stock set (autovacuum_enabled = false);"
                    + "create table booking (id bigint unique deferrable initially deferred);"
                    + "create table ledger (id bigint);"
                    + "create function lose_the_outcome() returns trigger language plpgsql as"
                    + " 'begin raise exception using errcode = ''40003''; end';"
                    + "create constraint trigger at_commit after insert on ledger deferrable initially deferred"
                    + " for each row execute function lose_the_outcome()",
            "do 0",
            "set default_lock_timeout 100;"
                    + "create alias lose_the_outcome as 'void fail() throws java.sql.SQLException {"
                    + " throw new java.sql.SQLException(\"lost\", \"40003\"); }'"),

    SESSION("select pg_backend_pid()", "select connection_id()", "select session_id()"),
    IS_CONNECTED(
            "select count(*) from pg_stat_activity where pid = %s",
            "select count(*) from information_schema.processlist where id = %s",
            "select count(*) from information_schema.sessions where session_id = %s"),
    IS_BLOCKED(
            "select count(*) from unnest(pg_blocking_pids(%s))",
            "select count(*) from information_schema.innodb_trx"
                    + " where trx_mysql_thread_id = %s and trx_state = 'LOCK WAIT'",
            "select count(blocker_id) from information_schema.sessions where session_id = %s"),
    KILL("select pg_terminate_backend(%s)", "kill connection %s", "call abort_session(%s)"),

    READ_COMMITTED(
            "set transaction isolation level read committed",
            "set transaction isolation level read committed",
            "set session characteristics as transaction isolation level read committed"),
    /** MariaDB's own default keeps the snapshot for reads only: an update changes what it cannot see. */
    REPEATABLE_READ(
            "set transaction isolation level repeatable read",
            "set session innodb_snapshot_isolation = on",
            "set session characteristics as transaction isolation level repeatable read"),
    SERIALIZABLE(
            "set transaction isolation level serializable",
            "set transaction isolation level serializable",
            "set session characteristics as transaction isolation level serializable"),
    GIVE_UP_AT_ONCE("set local lock_timeout = '1ms'", "set session innodb_lock_wait_timeout = 0", "set lock_timeout 1"),
    WAIT_LONG("set deadlock_timeout = '1min'", "set session innodb_lock_wait_timeout = 60", "set lock_timeout 60000"),
    /** Who waits long, too, but looks for a deadlock first, is the one that PostgreSQL sacrifices. */
    LOOK_FOR_DEADLOCKS(
            "set local deadlock_timeout = '1ms'",
            "set session innodb_lock_wait_timeout = 60",
            "set lock_timeout 60000"),

    READ_ALL("select sum(amount) from stock"),
    READ_1("select amount from stock where id = 1"),
    ADD_1_TO_1("update stock set amount = amount + 1, version = version + 1 where id = 1"),
    ADD_10_TO_1("update stock set amount = amount + 10, version = version + 1 where id = 1"),
    ADD_10_TO_2("update stock set amount = amount + 10, version = version + 1 where id = 2"),
    CHANGE_THE_REST("update stock set version = version + 1 where id > 2"),
    LOCK_1("select id from stock where id = 1 for update"),
    LOCK_1_NOW("select id from stock where id = 1 for update nowait"),
    LOCK_2("select id from stock where id = 2 for update"),
    DELETE_3("delete from stock where id = 3"),
    INSERT_3("insert into stock (id, version, amount) values (3, 0, 1)"),

    DUPLICATE("insert into stock (id, version, amount) values (2, 0, 1)"),
    DUPLICATE_AT_COMMIT("insert into booking values (1), (1)"),
    NEGATIVE("update stock set amount = -1 where id = 2"),
    ORPHAN("update stock set part_of = 99 where id = 2"),
    NONSENSE("update stock sett amount = 1"),
    UNKNOWN_OUTCOME(
            "do 'begin raise exception using errcode = ''40003''; end'",
            "signal sqlstate '40003'",
            "call lose_the_outcome()"),
    UNKNOWN_OUTCOME_AT_COMMIT("insert into ledger values (1)");

    private final Map<Database, String> texts = new EnumMap<>(Database.class);

    Sql(String everywhere) {
        this(everywhere, everywhere, everywhere);
    }

    Sql(String postgreSql, String mariaDb, String h2) {
        texts.put(Database.POSTGRESQL, postgreSql);
        texts.put(Database.MARIADB, mariaDb);
        texts.put(Database.H2, h2);
    }

    String on(Database database) {
        return Objects.requireNonNull(texts.get(database));
    }

    /** For a statement about another session. */
    String on(Database database, Object session) {
        return on(database).formatted(session);
    }
}
