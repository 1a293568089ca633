// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import com.google.api.gax.rpc.StatusCode;
import com.mongodb.MongoException;
import feign.FeignException.FeignClientException;
import feign.Request;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubernetes.client.openapi.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Failures as the clients of HTTP, Kubernetes and data stores report them. */
final class LibraryExceptions {

    private LibraryExceptions() {}

    static Throwable canceled(String... codes) {
        List<CancellationReason> reasons = Arrays.stream(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList();
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .build();
    }

    static StatusCode aborted() {
        return new StatusCode() {
            @Override
            public Code getCode() {
                return Code.ABORTED;
            }

            @Override
            public Object getTransportCode() {
                return Code.ABORTED;
            }
        };
    }

    static Throwable rest(HttpStatus status) {
        return HttpClientErrorException.create(status, "rest", new HttpHeaders(), new byte[0], null);
    }

    static Throwable web(int status) {
        return WebClientResponseException.create(status, "web", new HttpHeaders(), new byte[0], StandardCharsets.UTF_8);
    }

    static Throwable feign(int status) {
        Request request = Request.create(Request.HttpMethod.PUT, "/stock", Map.of(), null, null, null);
        return new FeignClientException(status, "feign", request, null, null);
    }

    static RuntimeException fabric8(String reason) {
        return new KubernetesClientException(
                "fabric8", 409, new StatusBuilder().withReason(reason).build());
    }

    static Throwable kubernetes(int status, String body) {
        return new ApiException(status, "kubernetes", Map.of(), body);
    }

    static Throwable elasticsearch(int status) {
        return new co.elastic.clients.elasticsearch._types.ElasticsearchException(
                "index",
                co.elastic.clients.elasticsearch._types.ErrorResponse.of(response -> response.status(status)
                        .error(error -> error.type("type").reason("reason"))));
    }

    static Throwable openSearch(int status) {
        return new org.opensearch.client.opensearch._types.OpenSearchException(
                org.opensearch.client.opensearch._types.ErrorResponse.of(response -> response.status(status)
                        .error(error -> error.type("type").reason("reason"))));
    }

    static Throwable mongo(int code, String label) {
        MongoException failure = new MongoException(code, "mongo");
        failure.addLabel(label);
        return failure;
    }
}
