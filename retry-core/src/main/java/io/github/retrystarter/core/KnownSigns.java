// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the signs known here say. Which ones a class has is found out once per class. */
final class KnownSigns {

    private static final ClassValue<List<Sign>> SIGNS = new ClassValue<>() {
        @Override
        protected List<Sign> computeValue(Class<?> type) {
            return signsOf(type);
        }
    };

    private KnownSigns() {}

    /**
     * A veto from anywhere, else the outermost verdict. The outer exception is the one that knew more: who turns a duplicate
     * key into an OptimisticLockingFailureException means a conflict, and a DuplicateKeyException was made from the SQLState
     * behind it. Spring, JPA and Hibernate put no yes around a 23xxx themselves, nor a no around a serialization failure:
     * their coarser translations (DataIntegrityViolationException, PersistenceException) decide nothing here.
     */
    static Verdict verdictOn(List<Throwable> chain) {
        Verdict outermost = Verdict.UNDECIDED;
        for (Throwable failure : chain) {
            Verdict verdict = verdictOn(failure);
            if (verdict == Verdict.VETO) {
                return verdict;
            }
            if (outermost == Verdict.UNDECIDED) {
                outermost = verdict;
            }
        }
        return outermost;
    }

    private static Verdict verdictOn(Throwable failure) {
        for (Sign sign : SIGNS.get(failure.getClass())) {
            Verdict verdict = read(sign, failure);
            if (verdict != Verdict.UNDECIDED) {
                return verdict;
            }
        }
        return Verdict.UNDECIDED;
    }

    // getters of other people's classes: one that breaks must not hide the failure that is being judged
    private static Verdict read(Sign sign, Throwable failure) {
        try {
            return sign.read(failure);
        } catch (Exception | LinkageError | StackOverflowError unreadable) {
            return Verdict.UNDECIDED;
        }
    }

    private static List<Sign> signsOf(Class<?> type) {
        List<Sign> signs = new ArrayList<>();
        List<Class<?>> lineage = Lineage.of(type);
        // what a failure tells comes before what it is called: R2dbcRollbackException may carry 40002 or 40003
        SqlSigns.of(type).ifPresent(signs::add);
        lineage.forEach(ancestor -> statusSigns(ForeignType.of(ancestor)).forEach(signs::add));
        lineage.forEach(ancestor -> addName(signs, ancestor));
        // for a class nothing is known of, this is an object of the JDK, so that it keeps no class loader alive
        return List.copyOf(signs);
    }

    /** What is read of exceptions of a class known here by its own name, whatever is known of those above it. */
    static List<Sign> signsOf(ForeignType known) {
        return Stream.concat(SqlSigns.ofR2dbc(known, Optional.empty()).stream(), statusSigns(known))
                .toList();
    }

    private static Stream<Sign> statusSigns(ForeignType known) {
        return KnownTypes.STATUSES.stream()
                .filter(rule -> rule.type().equals(known.type().getName()))
                .flatMap(rule -> rule.signFor(known).stream());
    }

    private static void addName(List<Sign> signs, Class<?> ancestor) {
        Verdict verdict = KnownTypes.NAMES.get(ancestor.getName());
        if (verdict != null) {
            signs.add(failure -> verdict);
        }
    }
}
