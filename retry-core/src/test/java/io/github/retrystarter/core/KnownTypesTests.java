// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.LibraryExceptions.aborted;
import static io.github.retrystarter.core.LibraryExceptions.canceled;
import static io.github.retrystarter.core.LibraryExceptions.elasticsearch;
import static io.github.retrystarter.core.LibraryExceptions.fabric8;
import static io.github.retrystarter.core.LibraryExceptions.feign;
import static io.github.retrystarter.core.LibraryExceptions.kubernetes;
import static io.github.retrystarter.core.LibraryExceptions.mongo;
import static io.github.retrystarter.core.LibraryExceptions.openSearch;
import static io.github.retrystarter.core.LibraryExceptions.rest;
import static io.github.retrystarter.core.LibraryExceptions.web;
import static org.assertj.core.api.Assertions.assertThat;

import com.couchbase.client.core.error.CasMismatchException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.google.api.gax.rpc.AbortedException;
import com.mongodb.MongoException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.grpc.Status;
import io.kubernetes.client.openapi.ApiException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.zookeeper.KeeperException;
import org.hibernate.JDBCException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.dialect.lock.OptimisticEntityLockException;
import org.hibernate.dialect.lock.PessimisticEntityLockException;
import org.hibernate.exception.LockAcquisitionException;
import org.jooq.exception.DataChangedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.orm.jpa.JpaOptimisticLockingFailureException;
import org.springframework.web.client.RestClientResponseException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** The libraries' own exceptions, so that a renamed class or getter is noticed here. */
class KnownTypesTests {

    /** Not to be had without a heavy tree, or only in Hibernate 7. */
    private static final List<String> MAY_BE_MISSING = List.of(
            "com.google.cloud.spanner.AbortedException",
            "org.hibernate.exception.TransactionSerializationException",
            "org.hibernate.exception.SnapshotIsolationException");

    static Stream<Throwable> conflicts() {
        SQLException sql = new SQLException("no state");
        return Stream.of(
                new OptimisticLockingFailureException("spring"),
                new ObjectOptimisticLockingFailureException("spring", null),
                new JpaOptimisticLockingFailureException(new jakarta.persistence.OptimisticLockException("jpa")),
                new CannotAcquireLockException("spring"),
                new jakarta.persistence.OptimisticLockException("jpa"),
                new jakarta.persistence.PessimisticLockException("jpa"),
                new jakarta.persistence.LockTimeoutException("jpa"),
                new jakarta.persistence.RollbackException(new jakarta.persistence.OptimisticLockException("jpa")),
                new javax.persistence.OptimisticLockException("jpa"),
                new javax.persistence.PessimisticLockException("jpa"),
                new javax.persistence.LockTimeoutException("jpa"),
                new StaleObjectStateException("Stock", (Object) 1),
                new org.hibernate.PessimisticLockException("hibernate", sql, "sql"),
                new OptimisticEntityLockException(1, "hibernate"),
                new PessimisticEntityLockException(1, "hibernate", new JDBCException("hibernate", sql)),
                new LockAcquisitionException("hibernate", sql),
                new org.hibernate.exception.LockTimeoutException("hibernate", sql),
                new DataChangedException("jooq"),
                new CasMismatchException(null),
                new KeeperException.BadVersionException("/stock"),
                ConditionalCheckFailedException.builder().build(),
                TransactionConflictException.builder().build(),
                canceled("None", "ConditionalCheckFailed"),
                canceled("TransactionConflict", "None"),
                canceled("TransactionConflict", "ConditionalCheckFailed"),
                new AbortedException("gax", null, aborted(), true),
                Status.ABORTED.asRuntimeException(),
                Status.ABORTED.asException(),
                rest(HttpStatus.CONFLICT),
                rest(HttpStatus.PRECONDITION_FAILED),
                new RestClientResponseException("rest", HttpStatus.CONFLICT, "conflict", null, null, null),
                web(409),
                web(412),
                feign(409),
                feign(412),
                fabric8("Conflict"),
                new KubernetesClientException("fabric8", 409, null),
                KubernetesClientException.launderThrowable(fabric8("Conflict")),
                kubernetes(409, "{\"reason\": \"Conflict\"}"),
                kubernetes(409, null),
                elasticsearch(409),
                openSearch(409),
                new MongoException(112, "write conflict"),
                mongo(251, "TransientTransactionError"));
    }

    static Stream<Throwable> others() {
        return Stream.of(
                new DuplicateKeyException("spring"),
                new DuplicateKeyException("spring", new SQLException("never", "40001")),
                new DataIntegrityViolationException("spring"),
                new QueryTimeoutException("spring"),
                new jakarta.persistence.EntityExistsException("jpa"),
                new jakarta.persistence.RollbackException("jpa"),
                new KeeperException.NodeExistsException("/stock"),
                canceled("None", "ValidationError"),
                canceled("ConditionalCheckFailed", "ThrottlingError"),
                canceled("None"),
                canceled(),
                TransactionCanceledException.builder().build(),
                Status.FAILED_PRECONDITION.asRuntimeException(),
                Status.UNAVAILABLE.asException(),
                Status.ALREADY_EXISTS.asRuntimeException(),
                rest(HttpStatus.NOT_FOUND),
                new RestClientResponseException("rest", HttpStatusCode.valueOf(499), "own", null, null, null),
                web(428),
                feign(404),
                feign(-1),
                fabric8("AlreadyExists"),
                KubernetesClientException.launderThrowable(fabric8("AlreadyExists")),
                new KubernetesClientException("no answer"),
                kubernetes(409, "{\"kind\":\"Status\",\n\"reason\" : \"AlreadyExists\"}"),
                new ApiException(409, "class V1Status {\n    reason: AlreadyExists\n    status: Failure\n}"),
                kubernetes(422, "{\"reason\":\"Invalid\"}"),
                elasticsearch(404),
                openSearch(400),
                new MongoException(11000, "duplicate key"),
                mongo(112, "UnknownTransactionCommitResult"),
                mongo(91, "RetryableWriteError"),
                new CASWriteUnknownException(null, null, 1, 2),
                new IllegalStateException("no library's"));
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void conflictIsSeenBareAndWrapped(Throwable failure) {
        assertThat(Conflicts.isConflict(failure)).isTrue();
        assertThat(Conflicts.isConflict(new RuntimeException("wrapped", failure)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElseIsNoneBareOrWrapped(Throwable failure) {
        assertThat(Conflicts.isConflict(failure)).isFalse();
        assertThat(Conflicts.isConflict(new RuntimeException("wrapped", failure)))
                .isFalse();
    }

    @Test
    void everyNameIsThatOfAClass() {
        List<String> names = new ArrayList<>(KnownTypes.NAMES.keySet());
        KnownTypes.STATUSES.forEach(rule -> names.add(rule.type()));
        names.removeIf(KnownTypesTests::exists);

        assertThat(MAY_BE_MISSING).containsAll(names);
    }

    @Test
    void everyGetterIsThere() {
        assertThat(KnownTypes.STATUSES)
                .allSatisfy(rule -> assertThat(rule.signFor(ForeignType.of(Class.forName(rule.type()))))
                        .isPresent());
    }

    @ParameterizedTest
    @FieldSource("MAY_BE_MISSING")
    void whatMayBeMissingIsKnownByItsName(String name) throws ReflectiveOperationException {
        assertThat(Conflicts.isConflict(NamedExceptions.named(name))).isTrue();
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, KnownTypesTests.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
