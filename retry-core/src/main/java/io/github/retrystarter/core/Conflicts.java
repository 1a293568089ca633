// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.List;

/**
 * Says whether a failure is a conflict: somebody else changed the data first, and the same work on fresh data may well
 * succeed. Recognised without a dependency, by class name, SQLState or status, in the failure or in what is behind it: up
 * to 64 causes and {@linkplain java.sql.SQLException#getNextException() next exceptions}, outermost first. Subclasses count.
 *
 * <table>
 *   <caption>What is a conflict</caption>
 *   <tr><th>from</th><th>sign</th></tr>
 *   <tr><td>Spring</td><td>{@code ConcurrencyFailureException}</td></tr>
 *   <tr><td>JPA</td><td>{@code OptimisticLockException}, {@code PessimisticLockException},
 *       {@code LockTimeoutException}</td></tr>
 *   <tr><td>Hibernate</td><td>{@code StaleStateException}, {@code LockAcquisitionException},
 *       {@code TransactionSerializationException}, {@code SnapshotIsolationException} and the entity lock
 *       exceptions</td></tr>
 *   <tr><td>JDBC, R2DBC</td><td>SQLState 40001, 40P01, 55P03, Derby's 40XL1 and 40XL2; {@code R2dbcRollbackException};
 *       codes for deadlocks, lock timeouts and write conflicts of MySQL, MariaDB, Oracle, SQL Server, H2, SQLite, Db2,
 *       SAP HANA and Sybase, if the driver's class or the SQLState tells that it is that database's code</td></tr>
 *   <tr><td>HTTP</td><td>409 and 412 from RestClient, RestTemplate, WebClient and Feign</td></tr>
 *   <tr><td>Kubernetes</td><td>409 from Fabric8 and the official client, unless its reason is
 *       {@code AlreadyExists}</td></tr>
 *   <tr><td>gRPC, Google</td><td>{@code ABORTED}</td></tr>
 *   <tr><td>jOOQ</td><td>{@code DataChangedException}</td></tr>
 *   <tr><td>MongoDB</td><td>label {@code TransientTransactionError}, code 112 (WriteConflict)</td></tr>
 *   <tr><td>DynamoDB</td><td>{@code ConditionalCheckFailedException}, {@code TransactionConflictException}, and
 *       {@code TransactionCanceledException} if these are its only reasons</td></tr>
 *   <tr><td>others</td><td>409 of Elasticsearch and OpenSearch, Couchbase's {@code CasMismatchException}, ZooKeeper's
 *       {@code BadVersionException}</td></tr>
 * </table>
 *
 * <p>A duplicate is no conflict, as it is there on the next attempt too: Spring's {@code DuplicateKeyException}, SQLState
 * 23xxx and 40002. Nor are gRPC's {@code FAILED_PRECONDITION} and {@code UNAVAILABLE}. The outermost sign that decides wins.
 *
 * <p>An attempt that may have been committed is never taken for a conflict, whatever wraps it and whatever a detector says:
 * SQLState 40003 and 08007, MongoDB's label {@code UnknownTransactionCommitResult}, Cassandra's
 * {@code CASWriteUnknownException}.
 *
 * <p>Thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html">PostgreSQL: Serialization
 *     Failure Handling</a>
 * @see <a href="https://grpc.github.io/grpc/core/md_doc_statuscodes.html">gRPC: Status Codes</a>
 * @see <a href="https://www.mongodb.com/docs/manual/core/transactions-in-applications/">MongoDB: Transactions in
 *     Applications</a>
 * @since 0.1.0
 */
public final class Conflicts {

    private Conflicts() {}

    /** Whether the failure is a conflict by what is known here; one that cannot be read is none. */
    public static boolean isConflict(Throwable failure) {
        return KnownSigns.verdictOn(CauseChain.of(failure)) == Verdict.YES;
    }

    /**
     * What is known here, and more. The detectors are asked in their order about the failure and what is behind it, unless
     * the outcome of the attempt is unknown. They outrank what is known to be no conflict: a detector that takes one unique
     * index for a conflict sees the driver's exception although a {@code DuplicateKeyException} wraps it.
     *
     * @return a detector that walks the causes itself
     */
    public static ConflictDetector with(List<? extends ConflictDetector> detectors) {
        List<ConflictDetector> more = List.copyOf(detectors);
        return failure -> {
            List<Throwable> chain = CauseChain.of(failure);
            Verdict known = KnownSigns.verdictOn(chain);
            return known == Verdict.YES || (known != Verdict.VETO && isAnyConflict(chain, more));
        };
    }

    private static boolean isAnyConflict(List<Throwable> chain, List<ConflictDetector> detectors) {
        for (Throwable failure : chain) {
            for (ConflictDetector detector : detectors) {
                if (detector.isConflict(failure)) {
                    return true;
                }
            }
        }
        return false;
    }
}
