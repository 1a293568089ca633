package io.github.retrystarter.core;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The {@code google.rpc.RetryInfo} among the details of a gRPC status.
 *
 * @param statusOf gives the {@code google.rpc.Status} of an exception
 * @param retryInfo the class of the detail
 */
record GrpcRetryInfo(Method statusOf, Class<?> retryInfo) implements HintReader {

    /** Looks for grpc-protobuf beside the exception, or gives none. */
    static Optional<HintReader> reader(Class<?> type) {
        try {
            Class<?> proto = Class.forName("io.grpc.protobuf.StatusProto", true, type.getClassLoader());
            Class<?> retryInfo = Class.forName("com.google.rpc.RetryInfo", true, type.getClassLoader());
            return Optional.of(new GrpcRetryInfo(proto.getMethod("fromThrowable", Throwable.class), retryInfo));
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
        for (Object detail : (Iterable<?>) get(status, "getDetailsList")) {
            Class<?> any = detail.getClass();
            if (any.getMethod("is", Class.class).invoke(detail, retryInfo).equals(true)) {
                return hint(any.getMethod("unpack", Class.class).invoke(detail, retryInfo));
            }
        }
        return Optional.empty();
    }

    private static Optional<ServerHint> hint(Object info) throws ReflectiveOperationException {
        if (get(info, "hasRetryDelay").equals(false)) {
            return Optional.empty();
        }
        Object delay = get(info, "getRetryDelay");
        return ServerHint.atLeast(Duration.ofSeconds((long) get(delay, "getSeconds"), (int) get(delay, "getNanos")));
    }

    // messages are of public classes, and their getters of numbers and messages never give null
    private static Object get(Object message, String getter) throws ReflectiveOperationException {
        return message.getClass().getMethod(getter).invoke(message);
    }
}
