// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The hints in exceptions that are known here. Where to look in those of a class is found out once per class. */
final class KnownHints {

    /** The places to look at, in this order. By name, so that none of the types needs to be there. */
    static final List<HintRule> RULES = List.of(
            new HintRule(
                    "org.springframework.web.client.RestClientResponseException",
                    type -> RetryAfterHeader.behind(type, "getResponseHeaders")),
            new HintRule(
                    "org.springframework.web.reactive.function.client.WebClientResponseException",
                    type -> RetryAfterHeader.behind(type, "getHeaders")),
            new HintRule("feign.FeignException", type -> RetryAfterHeader.behind(type, "responseHeaders")),
            new HintRule("feign.RetryableException", FeignHints::headerOfCause),
            new HintRule("feign.RetryableException", FeignHints::time),
            new HintRule(
                    "io.fabric8.kubernetes.client.KubernetesClientException",
                    type -> KubernetesHints.seconds(type, "getStatus.getDetails.getRetryAfterSeconds")),
            new HintRule(
                    "io.kubernetes.client.openapi.ApiException",
                    type -> RetryAfterHeader.behind(type, "getResponseHeaders")),
            new HintRule(
                    "io.kubernetes.client.openapi.ApiException",
                    type -> KubernetesHints.secondsWithin(type, "getResponseBody")),
            // its generic API puts the status into the message alone
            new HintRule(
                    "io.kubernetes.client.openapi.ApiException",
                    type -> KubernetesHints.secondsWithin(type, "getMessage")),
            new HintRule("io.grpc.StatusRuntimeException", GrpcPushback::reader),
            new HintRule("io.grpc.StatusException", GrpcPushback::reader),
            new HintRule("io.grpc.StatusRuntimeException", GrpcRetryInfo::reader),
            new HintRule("io.grpc.StatusException", GrpcRetryInfo::reader));

    private static final Logger LOGGER = System.getLogger(ServerHints.class.getName());

    private static final ClassValue<List<HintReader>> READERS = new ClassValue<>() {
        @Override
        protected List<HintReader> computeValue(Class<?> type) {
            return readersFor(type);
        }
    };

    private KnownHints() {}

    /** The first hint in this failure, whatever caused it. */
    static Optional<ServerHint> in(Throwable failure, InstantSource wallClock) {
        for (HintReader reader : READERS.get(failure.getClass())) {
            Optional<ServerHint> hint = read(reader, failure, wallClock);
            if (hint.isPresent()) {
                return hint;
            }
        }
        return Optional.empty();
    }

    // getters of other people's classes: one that breaks must not hide the failure, nor what another one tells
    private static Optional<ServerHint> read(HintReader reader, Throwable failure, InstantSource wallClock) {
        try {
            return reader.read(failure, wallClock);
        } catch (Exception | LinkageError | StackOverflowError unreadable) {
            LOGGER.log(
                    Level.DEBUG,
                    () -> "No hint can be read from a " + failure.getClass().getName(),
                    unreadable);
            return Optional.empty();
        }
    }

    /** What reads exceptions of a class known here by its own name, whatever is known of those above it. */
    static List<HintReader> readersOf(ForeignType known) {
        return RULES.stream().flatMap(rule -> rule.reader(known).stream()).toList();
    }

    private static List<HintReader> readersFor(Class<?> type) {
        List<ForeignType> lineage =
                Lineage.of(type).stream().map(ForeignType::of).toList();
        // for a class nothing is known of, this is an object of the JDK, so that it keeps no class loader alive
        return RULES.stream()
                .flatMap(rule -> lineage.stream().flatMap(ancestor -> rule.reader(ancestor).stream()))
                .toList();
    }
}
