// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.it.Database;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.util.ClassUtils;

/** Conflicts and other failures, each provoked on each database by each way of access. */
class DatabaseConflictTests {

    private static final Map<Database, Arena> ARENAS = new EnumMap<>(Database.class);

    private static final String SNAPSHOT_ISOLATION = "org.hibernate.exception.SnapshotIsolationException";
    private static final String LOCK_ACQUISITION = "org.hibernate.exception.LockAcquisitionException";

    @AfterAll
    static void close() {
        ARENAS.values().forEach(Arena::close);
    }

    @ParameterizedTest(name = "{2} on {0} by {1}")
    @MethodSource("conflicts")
    void aConflictIsRetriedAndTheWorkDoneOnce(Database database, Access access, Conflict conflict) throws Exception {
        Course course = run(database, access, conflict);
        assertThat(course)
                .as("%s on %s by %s", conflict, database, access)
                .returns(null, Course::thrown)
                .returns(2, Course::attempts)
                .returns(1, seen -> seen.failures().size())
                .returns(conflict.scenario().atCommit() ? 2 : 1, Course::done)
                .returns(Map.of("success_after_retry", 1), Course::calls)
                // our 1 and the other's 10
                .returns(11, Course::total);
        assertThat(course.sign()).isIn(conflict.scenario().on(database).signs());
    }

    @ParameterizedTest(name = "{2} on {0} by {1}")
    @MethodSource("otherFailures")
    void anotherFailureGoesToTheCallerAtOnce(Database database, Access access, NoConflict failure) throws Exception {
        Course course = run(database, access, failure);
        assertThat(course)
                .as("%s on %s by %s", failure, database, access)
                .returns(1, Course::attempts)
                .returns(failure.scenario().atCommit() ? 1 : 0, Course::done)
                .returns(Map.of("not_retriable", 1), Course::calls)
                .returns(0, Course::total);
        assertThat(course.failures()).singleElement().isSameAs(course.thrown());
        assertThat(course.sign()).isIn(failure.scenario().on(database).signs());
    }

    @ParameterizedTest(name = "{1} on {0}: {2}")
    @MethodSource("holes")
    void whatADatabaseCannotDoIsExplained(Database database, Kind kind, String reason) {
        assertThat(reason).as("%s on %s", kind, database).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownOutcomeIsNotRetriedAlthoughSpringTakesItForALockingFailure(Database database) throws Exception {
        Course course = run(database, Access.JDBC_TEMPLATE, NoConflict.UNKNOWN_OUTCOME);
        assertThat(course.thrown()).isInstanceOf(PessimisticLockingFailureException.class);
        assertThat(course.attempts()).isEqualTo(1);
    }

    @Test
    void aChangedSnapshotHasATypeOfItsOwnSinceHibernate7() throws Exception {
        Course course = run(Database.MARIADB, Access.JPA_REPOSITORY, Conflict.REPEATABLE_READ);
        String type = ClassUtils.isPresent(SNAPSHOT_ISOLATION, null) ? SNAPSHOT_ISOLATION : LOCK_ACQUISITION;
        assertThat(course.failures().get(0).getCause().getClass().getName()).isEqualTo(type);
        assertThat(course.attempts()).isEqualTo(2);
    }

    private static Course run(Database database, Access access, Kind kind) throws Exception {
        return ARENAS.computeIfAbsent(database, Arena::new)
                .run(access, kind.scenario().script());
    }

    private static Stream<Arguments> conflicts() {
        return Arrays.stream(Conflict.values()).flatMap(DatabaseConflictTests::cells);
    }

    private static Stream<Arguments> otherFailures() {
        return Arrays.stream(NoConflict.values()).flatMap(DatabaseConflictTests::cells);
    }

    private static Stream<Arguments> cells(Kind kind) {
        Scenario scenario = kind.scenario();
        return Arrays.stream(Database.values())
                .filter(database -> scenario.on(database).isPossible())
                .flatMap(database -> scenario.accesses().stream().map(access -> Arguments.of(database, access, kind)));
    }

    private static Stream<Arguments> holes() {
        return Stream.<Kind[]>of(Conflict.values(), NoConflict.values())
                .flatMap(Arrays::stream)
                .flatMap(DatabaseConflictTests::holesOf);
    }

    private static Stream<Arguments> holesOf(Kind kind) {
        Scenario scenario = kind.scenario();
        return Arrays.stream(Database.values())
                .filter(database -> !scenario.on(database).isPossible())
                .map(database ->
                        Arguments.of(database, kind, scenario.on(database).reason()));
    }
}
