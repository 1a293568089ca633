// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import io.github.retrystarter.core.ServerHint;
import io.github.retrystarter.core.ServerHints;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrpcRetryAfterTests {

    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private final ServerHints hints = ServerHints.with(List.of(), () -> Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "1500, true, PT1.5S",
        "0, true, PT0S",
        "-1, false, PT0S",
        "soon, true, PT0S",
    })
    void pushbackIsRead(String value, boolean allowsRetry, Duration delay) throws IOException {
        Metadata trailers = new Metadata();
        trailers.put(PUSHBACK, value);

        assertHintIs(new ServerHint(allowsRetry, delay), Status.UNAVAILABLE.asException(trailers));
    }

    @Test
    void retryInfoIsRead() throws IOException {
        com.google.protobuf.Duration delay = com.google.protobuf.Duration.newBuilder()
                .setSeconds(7)
                .setNanos(500_000_000)
                .build();
        com.google.rpc.Status status = com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.RESOURCE_EXHAUSTED.value())
                .addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(delay).build()))
                .build();

        assertHintIs(new ServerHint(true, Duration.ofMillis(7500)), StatusProto.toStatusRuntimeException(status));
    }

    @Test
    void statusAloneGivesNoHint() throws IOException {
        assertHintIs(ServerHint.NONE, Status.UNAVAILABLE.asException());
    }

    private void assertHintIs(ServerHint hint, Exception failure) throws IOException {
        try (BusyService service = BusyService.failingWith(failure)) {
            Throwable unchecked = catchThrowable(service::reserve);
            Throwable checked = catchThrowable(service::reserveOrSay);

            assertThat(unchecked).isInstanceOf(StatusRuntimeException.class).isNotSameAs(failure);
            assertThat(checked).isInstanceOf(StatusException.class).isNotSameAs(failure);
            assertThat(hints.in(unchecked)).isEqualTo(hint);
            assertThat(hints.in(checked)).isEqualTo(hint);
        }
    }
}
