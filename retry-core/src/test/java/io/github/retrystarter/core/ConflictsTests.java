// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.mongodb.MongoException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;

class ConflictsTests {

    private static final SQLException DUPLICATE = new SQLException("duplicate", "23505");
    private static final SQLException DEADLOCK = new SQLException("deadlock", "40P01");

    static Stream<Throwable> unknownOutcomes() {
        MongoException commit = new MongoException("commit");
        commit.addLabel("UnknownTransactionCommitResult");
        commit.addLabel("TransientTransactionError");
        return Stream.of(
                new SQLException("ambiguous", "40003"),
                new SQLException("resolution unknown", "08007"),
                commit,
                new CASWriteUnknownException(null, null, 1, 2));
    }

    @ParameterizedTest
    @MethodSource("unknownOutcomes")
    void unknownOutcomeIsNoConflictWhateverWrapsItAndWhoeverSaysSo(Throwable unknownOutcome) {
        Throwable wrapped = new PessimisticLockingFailureException("wrapped", unknownOutcome);
        SQLException batch = new SQLException("batch", "40001", wrapped);

        assertThat(Stream.of(unknownOutcome, wrapped, batch, new Exception(batch)))
                .noneMatch(Conflicts::isConflict)
                .noneMatch(Conflicts.with(List.of(failure -> true))::isConflict);
    }

    @Test
    void vetoOfANextExceptionWins() {
        SQLException batch = new SQLException("batch", "40001");
        batch.setNextException(new SQLException("ambiguous", "40003"));

        assertThat(Conflicts.isConflict(batch)).isFalse();
    }

    @Test
    void outermostSignDecides() {
        assertThat(Conflicts.isConflict(new OptimisticLockingFailureException("meant so", DUPLICATE)))
                .isTrue();
        assertThat(Conflicts.isConflict(new DuplicateKeyException("meant so", DEADLOCK)))
                .isFalse();
        assertThat(Conflicts.isConflict(new Exception(new SQLException("23", "23000", DEADLOCK))))
                .isFalse();
    }

    @Test
    void subclassesCount() throws ReflectiveOperationException {
        Throwable own = NamedExceptions.subclass(ConcurrencyFailureException.class, "com.acme.StaleCart")
                .getConstructor(String.class)
                .newInstance("own");

        assertThat(Conflicts.isConflict(own)).isTrue();
    }

    @Test
    void suppressedExceptionsDoNotCount() {
        Exception failure = new Exception("failure");
        failure.addSuppressed(DEADLOCK);

        assertThat(Conflicts.isConflict(failure)).isFalse();
    }

    @Test
    void conflictBehindTheLimitIsNotFound() {
        assertThat(Conflicts.isConflict(wrapped(DEADLOCK, 63))).isTrue();
        assertThat(Conflicts.isConflict(wrapped(DEADLOCK, 64))).isFalse();
        assertThat(Conflicts.isConflict(wrapped(DEADLOCK, 1000))).isFalse();
    }

    @Test
    void withoutDetectorsOnlyTheKnownCounts() {
        ConflictDetector detector = Conflicts.with(List.of());

        assertThat(detector.isConflict(new Exception(DEADLOCK))).isTrue();
        assertThat(detector.isConflict(new Exception(DUPLICATE))).isFalse();
    }

    @Test
    void detectorsAreAskedInOrderOutermostFirst() {
        Exception root = new Exception("root");
        Exception outer = new Exception("outer", root);
        List<String> asked = new ArrayList<>();

        boolean conflict = Conflicts.with(List.of(recording("a", asked), recording("b", asked)))
                .isConflict(outer);

        assertThat(conflict).isFalse();
        assertThat(asked).containsExactly("a outer", "b outer", "a root", "b root");
    }

    @Test
    void detectorAddsItsOwnToTheKnown() {
        ConflictDetector detector = Conflicts.with(List.of(IllegalStateException.class::isInstance));

        assertThat(detector.isConflict(new Exception(new IllegalStateException("own"))))
                .isTrue();
        assertThat(detector.isConflict(DEADLOCK)).isTrue();
        assertThat(detector.isConflict(new IllegalArgumentException("other"))).isFalse();
    }

    @Test
    void detectorSeesTheDuplicateThatSpringWraps() {
        ConflictDetector oneIndex = Conflicts.with(
                List.of(failure -> failure instanceof SQLException sql && "23505".equals(sql.getSQLState())));

        assertThat(oneIndex.isConflict(new DuplicateKeyException("wrapped", DUPLICATE)))
                .isTrue();
    }

    @Test
    void detectorIsNotAskedAboutKnownConflictsAndUnknownOutcomes() {
        ConflictDetector detector = Conflicts.with(List.of(failure -> {
            throw new AssertionError("asked");
        }));

        assertThat(detector.isConflict(new Exception(DEADLOCK))).isTrue();
        assertThat(detector.isConflict(new Exception(new SQLException("ambiguous", "40003"))))
                .isFalse();
    }

    @Test
    void exceptionOfADetectorIsThrownAsItIs() {
        IllegalStateException broken = new IllegalStateException("broken");
        ConflictDetector detector = Conflicts.with(List.of(failure -> {
            throw broken;
        }));

        assertThatThrownBy(() -> detector.isConflict(new Exception("failure"))).isSameAs(broken);
    }

    private static ConflictDetector recording(String name, List<String> asked) {
        return failure -> {
            asked.add(name + " " + failure.getMessage());
            return false;
        };
    }

    private static Throwable wrapped(Throwable failure, int times) {
        Throwable outer = failure;
        for (int i = 0; i < times; i++) {
            outer = new Exception("wrapped", outer);
        }
        return outer;
    }
}
