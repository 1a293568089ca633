// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The {@code google.rpc.RetryInfo} among the details of a gRPC status.
 *
 * @param statusOf gives the {@code google.rpc.Status} of an exception
 * @param details gives those of a status
 * @param packed reads one of them
 */
record GrpcRetryInfo(Method statusOf, Getters details, Packed packed) implements HintReader {

    /**
     * A message that may be of any type.
     *
     * @param is tells whether it is of a type
     * @param unpack gives it as one of that type
     * @param delay reads it, if it is one that asks for a delay
     */
    private record Packed(Method is, Method unpack, Delay delay) {

        static Packed of(ForeignType any, ForeignType info) throws ReflectiveOperationException {
            // protobuf's own way to unpack a message
            info.method("getDefaultInstance");
            return new Packed(any.method("is", Class.class), any.method("unpack", Class.class), Delay.of(info));
        }

        boolean isDelay(Object detail) throws ReflectiveOperationException {
            return is.invoke(detail, delay.info()).equals(true);
        }

        Optional<ServerHint> read(Object detail) throws ReflectiveOperationException {
            return delay.read(unpack.invoke(detail, delay.info()));
        }
    }

    /**
     * The delay in a {@code google.rpc.RetryInfo}.
     *
     * @param has tells whether there is one
     * @param get gives it
     */
    private record Delay(Class<?> info, Method has, Method get, Method seconds, Method nanos) {

        static Delay of(ForeignType info) throws ReflectiveOperationException {
            Method get = info.method("getRetryDelay");
            ForeignType delay = info.to(get.getReturnType());
            return new Delay(
                    info.type(),
                    info.method("hasRetryDelay"),
                    get,
                    delay.method("getSeconds"),
                    delay.method("getNanos"));
        }

        // getters of numbers and messages never give null
        Optional<ServerHint> read(Object message) throws ReflectiveOperationException {
            if (has.invoke(message).equals(false)) {
                return Optional.empty();
            }
            Object delay = get.invoke(message);
            return ServerHint.atLeast(Duration.ofSeconds((long) seconds.invoke(delay), (int) nanos.invoke(delay)));
        }
    }

    /** Looks for grpc-protobuf beside the exception, or gives none. */
    static Optional<HintReader> reader(ForeignType type) {
        try {
            Method statusOf = type.to("io.grpc.protobuf.StatusProto").method("fromThrowable", Throwable.class);
            ForeignType info = type.to("com.google.rpc.RetryInfo");
            Packed packed = Packed.of(type.to("com.google.protobuf.Any"), info);
            return Getters.find(type.to(statusOf.getReturnType()), "getDetailsList")
                    .map(details -> new GrpcRetryInfo(statusOf, details, packed));
        } catch (ReflectiveOperationException | LinkageError missing) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ServerHint> read(Throwable failure, InstantSource wallClock) throws ReflectiveOperationException {
        Object status = statusOf.invoke(null, failure);
        if (status == null) {
            return Optional.empty();
        }
        for (Object detail : details.values(status)) {
            if (packed.isDelay(detail)) {
                return packed.read(detail);
            }
        }
        return Optional.empty();
    }
}
