// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Preconditions;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.DebugInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcHintsTests {

    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private final ServerHints hints = ServerHints.with(List.of(), () -> Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "1, PT0.001S",
        "1500, PT1.5S",
        "' 7 ', PT0.007S",
        "2147483648, PT2147483.648S",
        "9223372036854775807, PT9223372036.854775807S",
    })
    void pushbackSaysHowLong(String value, Duration delay) {
        assertThat(both(pushback(value))).containsOnly(new ServerHint(true, delay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-1000", "-9223372036854775808"})
    void negativePushbackAsksNotToRetry(String value) {
        assertThat(both(pushback(value))).containsOnly(ServerHint.NO_RETRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "+5", "1.5", "NaN", "1e3", "5ms", "99999999999999999999", "-", "1 2"})
    void pushbackThatCannotBeReadIsNoHint(String value) {
        assertThat(both(pushback(value))).containsOnly(ServerHint.NONE);
    }

    @Test
    void statusWithoutTrailersGivesNoHint() {
        assertThat(hints.in(Status.CANCELLED.asRuntimeException())).isEqualTo(ServerHint.NONE);
        assertThat(hints.in(Status.UNAVAILABLE.asException())).isEqualTo(ServerHint.NONE);
        assertThat(both(new Metadata())).containsOnly(ServerHint.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 0, PT7S",
        "0, 0, PT0S",
        "1, 500000000, PT1.5S",
        "-7, 0, PT0S",
        "0, -1, PT0S",
        "9223372036854775807, 0, PT9223372036.854775807S",
        "9223372036854775807, 2147483647, PT0S",
    })
    void retryInfoSaysHowLong(long seconds, int nanos, Duration delay) {
        assertThat(both(details(Any.pack(DebugInfo.getDefaultInstance()), retryInfo(seconds, nanos))))
                .containsOnly(new ServerHint(true, delay));
    }

    @Test
    void detailsWithoutADelayGiveNoHint() {
        assertThat(both(details())).containsOnly(ServerHint.NONE);
        assertThat(both(details(Any.pack(DebugInfo.getDefaultInstance())))).containsOnly(ServerHint.NONE);
        assertThat(both(details(Any.pack(RetryInfo.getDefaultInstance())))).containsOnly(ServerHint.NONE);
    }

    @Test
    void detailsThatCannotBeReadGiveNoHint() {
        Any broken = retryInfo(7, 0).toBuilder()
                .setValue(ByteString.copyFrom(new byte[] {-1, -1, -1}))
                .build();
        Metadata garbage = new Metadata();
        garbage.put(DETAILS, new byte[] {-1, -1, -1});
        Metadata ofAnotherCode = details(retryInfo(7, 0));

        assertThat(both(details(broken))).containsOnly(ServerHint.NONE);
        assertThat(both(garbage)).containsOnly(ServerHint.NONE);
        assertThat(hints.in(Status.ABORTED.asRuntimeException(ofAnotherCode))).isEqualTo(ServerHint.NONE);
    }

    @Test
    void pushbackGoesBeforeRetryInfo() {
        Metadata trailers = details(retryInfo(7, 0));
        trailers.merge(pushback("-1"));
        Metadata unreadable = details(retryInfo(7, 0));
        unreadable.merge(pushback("soon"));

        assertThat(both(trailers)).containsOnly(ServerHint.NO_RETRY);
        assertThat(both(unreadable)).containsOnly(new ServerHint(true, Duration.ofSeconds(7)));
    }

    @Test
    void withoutGrpcProtobufThePushbackIsReadAlone() throws Exception {
        URL[] jars = {jarOf(StatusRuntimeException.class), jarOf(Preconditions.class)};
        try (URLClassLoader bare = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = bare.loadClass(StatusRuntimeException.class.getName());

            assertThat(GrpcPushback.reader(ForeignType.of(type))).isPresent();
            assertThat(GrpcRetryInfo.reader(ForeignType.of(type))).isEmpty();
        }
    }

    private List<ServerHint> both(Metadata trailers) {
        return List.of(
                hints.in(Status.UNAVAILABLE.asRuntimeException(trailers)),
                hints.in(Status.UNAVAILABLE.asException(trailers)));
    }

    private static Metadata pushback(String value) {
        Metadata trailers = new Metadata();
        trailers.put(PUSHBACK, value);
        return trailers;
    }

    private static Metadata details(Any... details) {
        com.google.rpc.Status status = com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.UNAVAILABLE.value())
                .addAllDetails(List.of(details))
                .build();
        return StatusProto.toStatusRuntimeException(status).getTrailers();
    }

    private static Any retryInfo(long seconds, int nanos) {
        return Any.pack(RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(seconds)
                        .setNanos(nanos))
                .build());
    }

    private static URL jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
