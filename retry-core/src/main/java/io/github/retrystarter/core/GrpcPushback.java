// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The trailer of a gRPC answer that says when to retry, or not to.
 *
 * @param trailers gives an exception's
 * @param get gives the value of a key
 * @param key the trailer's
 */
record GrpcPushback(Method trailers, Method get, Object key) implements HintReader {

    /** Looks for what it takes, or gives none. */
    static Optional<HintReader> reader(ForeignType type) {
        try {
            Method trailers = type.method("getTrailers");
            ForeignType metadata = type.to(trailers.getReturnType());
            ForeignType key = metadata.to(metadata.type().getName() + "$Key");
            Field ascii = metadata.field("ASCII_STRING_MARSHALLER");
            Method named = key.method("of", String.class, ascii.getType());
            Object pushback = named.invoke(null, "grpc-retry-pushback-ms", ascii.get(null));
            return Optional.of(new GrpcPushback(trailers, metadata.method("get", key.type()), pushback));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ServerHint> read(Throwable failure, InstantSource wallClock) throws ReflectiveOperationException {
        Object answer = trailers.invoke(failure);
        if (answer == null || !(get.invoke(answer, key) instanceof String value)) {
            return Optional.empty();
        }
        return WholeNumber.parse(value.strip()).map(Duration::ofMillis).map(GrpcPushback::hint);
    }

    private static ServerHint hint(Duration pushback) {
        return ServerHint.atLeast(pushback).orElse(ServerHint.NO_RETRY);
    }
}
