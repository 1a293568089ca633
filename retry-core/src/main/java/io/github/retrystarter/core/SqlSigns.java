// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the SQLState and the vendor's code of an {@link SQLException} or an R2DBC exception say. */
final class SqlSigns {

    /** Serialization failure, PostgreSQL's deadlock and unavailable lock, Derby's lock timeouts. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "40XL1", "40XL2");

    /** Statement completion unknown, transaction resolution unknown. */
    private static final Set<String> UNKNOWN_OUTCOMES = Set.of("40003", "08007");

    /** Rolled back at the commit for a constraint; class 23 is the constraint that fails at once. */
    private static final String DEFERRED_CONSTRAINT = "40002";

    private static final String CONSTRAINT_CLASS = "23";

    /** The one class read by reflection here. */
    static final String R2DBC = "io.r2dbc.spi.R2dbcException";

    private SqlSigns() {}

    /** The sign for exceptions of this class; none if they carry no SQLState. */
    static Optional<Sign> of(Class<?> type) {
        Optional<Vendor> driver = Vendor.ofDriver(type);
        if (SqlExceptions.include(type)) {
            return Optional.of(failure -> verdictOn((SQLException) failure, driver));
        }
        return Lineage.of(type).stream()
                .flatMap(ancestor -> ofR2dbc(ForeignType.of(ancestor), driver).stream())
                .findFirst();
    }

    /** The sign that one class has; none if it is another one than R2DBC's. */
    static Optional<Sign> ofR2dbc(ForeignType type, Optional<Vendor> driver) {
        return Optional.of(type)
                .filter(named -> named.type().getName().equals(R2DBC))
                .flatMap(named -> Getters.find(named, "getSqlState"))
                .flatMap(state -> Getters.find(type, "getErrorCode").map(code -> failure -> {
                    List<String> states = state.read(failure);
                    int number = Integer.parseInt(code.read(failure).get(0));
                    return verdictOn(states.isEmpty() ? null : states.get(0), number, driver);
                }));
    }

    private static Verdict verdictOn(SQLException failure, Optional<Vendor> driver) {
        return verdictOn(failure.getSQLState(), failure.getErrorCode(), driver);
    }

    static Verdict verdictOn(@Nullable String state, int code, Optional<Vendor> driver) {
        // drivers without a state of their own for an error give none
        String known = state == null ? "" : state;
        if (UNKNOWN_OUTCOMES.contains(known)) {
            return Verdict.VETO;
        }
        if (known.startsWith(CONSTRAINT_CLASS) || known.equals(DEFERRED_CONSTRAINT)) {
            return Verdict.NO;
        }
        boolean conflict = CONFLICTS.contains(known) || Vendor.isConflict(driver, known, code);
        return conflict ? Verdict.YES : Verdict.UNDECIDED;
    }
}
