// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose error codes mean a conflict where the SQLState does not say so. A code counts only together with what tells the
 * vendor: 1205 is a lock timeout here and a deadlock there, and 54 or 60 anything elsewhere. What tells it is the class of
 * the driver's exception, or, for drivers that throw the JDK's own classes, the SQLState that the code comes with.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of and Set.of are immutable, their types do not say so
enum Vendor {
    // MariaDB throws lock timeouts and changed records (1020) as plain SQLException; 1614 is a deadlock of XA branches
    MYSQL(List.of("com.mysql.", "org.mariadb."), List.of("HY000", "XA102"), Set.of(1020, 1205, 1213, 1614, 3572)),
    // 30006 has no state of its own in Oracle's driver, so it gets 99999
    ORACLE(
            List.of("oracle.jdbc.", "oracle.r2dbc."),
            List.of("61000", "72000", "99999"),
            Set.of(54, 60, 4020, 4021, 8177, 30006)),
    // S0 is followed by the number that SQL Server calls the state of an error
    SQL_SERVER(
            List.of("com.microsoft.sqlserver.", "io.r2dbc.mssql."),
            List.of("S0"),
            Set.of(1205, 1222, 3960, 41301, 41302, 41305, 41325)),
    H2(List.of("org.h2.", "io.r2dbc.h2."), List.of(), Set.of(50200, 90131)),
    // busy and locked; the driver cuts extended codes such as 517 (the snapshot is outdated) to their last byte
    SQLITE(List.of("org.sqlite."), List.of(), Set.of(5, 6, 261, 517)),
    DB2(List.of("com.ibm.db2."), List.of("57033", "40001"), Set.of(-911, -913)),
    HANA(List.of("com.sap.db."), List.of(), Set.of(131, 133, 138, 143)),
    SYBASE(List.of("com.sybase."), List.of(), Set.of(1205, 12205)),
    // says all by SQLState, but its class tells that a code is nobody else's
    POSTGRESQL(List.of("org.postgresql.", "io.r2dbc.postgresql."), List.of(), Set.of());

    private final List<String> packages;
    private final List<String> states;
    private final Set<Integer> conflicts;

    Vendor(List<String> packages, List<String> states, Set<Integer> conflicts) {
        this.packages = packages;
        this.states = states;
        this.conflicts = conflicts;
    }

    /** The vendor whose driver has this class of exception, if the class tells. */
    static Optional<Vendor> ofDriver(Class<?> type) {
        return Lineage.of(type).stream()
                .flatMap(ancestor -> Arrays.stream(values()).filter(vendor -> vendor.has(ancestor)))
                .findFirst();
    }

    /** Whether the code is one of the driver's for a conflict; without a driver the state must tell whose it is. */
    static boolean isConflict(Optional<Vendor> driver, String state, int code) {
        if (driver.isPresent()) {
            return driver.get().conflicts.contains(code);
        }
        return Arrays.stream(values()).anyMatch(vendor -> vendor.conflicts.contains(code) && vendor.gives(state));
    }

    private boolean has(Class<?> type) {
        return packages.stream().anyMatch(type.getName()::startsWith);
    }

    private boolean gives(String state) {
        return states.stream().anyMatch(state::startsWith);
    }
}
