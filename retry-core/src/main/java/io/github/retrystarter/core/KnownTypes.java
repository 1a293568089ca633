// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.Verdict.NO;
import static io.github.retrystarter.core.Verdict.VETO;
import static io.github.retrystarter.core.Verdict.YES;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** The exception types that are known here, by name so that none of them needs to be there. Subclasses count. */
final class KnownTypes {

    /** Types that decide by being there. */
    static final Map<String, Verdict> NAMES = Map.ofEntries(
            // the root of Spring's optimistic and pessimistic failures, those of Spring Data included
            entry("org.springframework.dao.ConcurrencyFailureException", YES),
            entry("org.springframework.dao.DuplicateKeyException", NO),
            entry("jakarta.persistence.OptimisticLockException", YES),
            entry("jakarta.persistence.PessimisticLockException", YES),
            entry("jakarta.persistence.LockTimeoutException", YES),
            entry("javax.persistence.OptimisticLockException", YES),
            entry("javax.persistence.PessimisticLockException", YES),
            entry("javax.persistence.LockTimeoutException", YES),
            entry("org.hibernate.StaleStateException", YES),
            entry("org.hibernate.PessimisticLockException", YES),
            entry("org.hibernate.dialect.lock.OptimisticEntityLockException", YES),
            entry("org.hibernate.dialect.lock.PessimisticEntityLockException", YES),
            // LockTimeoutException is one of them
            entry("org.hibernate.exception.LockAcquisitionException", YES),
            // new in Hibernate 7, and unknown to Spring's translation
            entry("org.hibernate.exception.TransactionSerializationException", YES),
            entry("org.hibernate.exception.SnapshotIsolationException", YES),
            entry("org.jooq.exception.DataChangedException", YES),
            entry("io.r2dbc.spi.R2dbcRollbackException", YES),
            entry("com.couchbase.client.core.error.CasMismatchException", YES),
            entry("org.apache.zookeeper.KeeperException$BadVersionException", YES),
            entry("software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException", YES),
            entry("software.amazon.awssdk.services.dynamodb.model.TransactionConflictException", YES),
            // calls itself not retryable, as the whole transaction has to be run again
            entry("com.google.cloud.spanner.AbortedException", YES),
            entry("com.google.api.gax.rpc.AbortedException", YES),
            // whether a lightweight transaction was applied is unknown
            entry("com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException", VETO));

    /** Types that decide by a status, read in this order. */
    static final List<StatusRule> STATUSES = List.of(
            // 412 has no exception type of its own before Spring 7.1, and none in Feign
            rule("org.springframework.web.client.RestClientResponseException", "getStatusCode.value", "409|412", YES),
            rule(
                    "org.springframework.web.reactive.function.client.WebClientResponseException",
                    "getStatusCode.value",
                    "409|412",
                    YES),
            rule("feign.FeignException", "status", "409|412", YES),
            // creating what is there already: a 409 that stays
            rule("io.fabric8.kubernetes.client.KubernetesClientException", "getStatus.getReason", "AlreadyExists", NO),
            // the outer one that Fabric8 wraps around it has code -1
            rule("io.fabric8.kubernetes.client.KubernetesClientException", "getCode", "409", YES),
            rule(
                    "io.kubernetes.client.openapi.ApiException",
                    "getResponseBody",
                    "(?s).*\"reason\"\\s*:\\s*\"AlreadyExists\".*",
                    NO),
            // its generic API puts the status into the message alone
            rule("io.kubernetes.client.openapi.ApiException", "getMessage", "(?s).*\\breason: AlreadyExists\\b.*", NO),
            rule("io.kubernetes.client.openapi.ApiException", "getCode", "409", YES),
            // not FAILED_PRECONDITION: that lasts; not UNAVAILABLE: that is no conflict
            rule("io.grpc.StatusRuntimeException", "getStatus.getCode", "ABORTED", YES),
            rule("io.grpc.StatusException", "getStatus.getCode", "ABORTED", YES),
            rule("co.elastic.clients.elasticsearch._types.ElasticsearchException", "status", "409", YES),
            rule("org.opensearch.client.opensearch._types.OpenSearchException", "status", "409", YES),
            // only the commit may be repeated, not the work
            rule("com.mongodb.MongoException", "getErrorLabels", "UnknownTransactionCommitResult", VETO),
            rule("com.mongodb.MongoException", "getErrorLabels", "TransientTransactionError", YES),
            rule("com.mongodb.MongoException", "getCode", "112", YES),
            // one other reason, such as a validation error, and it fails again
            rule(
                    "software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException",
                    "cancellationReasons.code",
                    "(?!(None|TransactionConflict|ConditionalCheckFailed)$).*",
                    NO),
            rule(
                    "software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException",
                    "cancellationReasons.code",
                    "TransactionConflict|ConditionalCheckFailed",
                    YES));

    private KnownTypes() {}

    private static StatusRule rule(String type, String getters, String values, Verdict verdict) {
        return StatusRule.of(type, getters, values, verdict);
    }
}
