// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import feign.FeignException.FeignServerException;
import feign.Request;
import feign.RetryableException;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubernetes.client.openapi.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hints that are no header, in the libraries' own exceptions, so that a renamed class or getter is noticed here. */
class KnownHintsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    private static final Request REQUEST = Request.create(Request.HttpMethod.PUT, "/stock", Map.of(), null, null, null);

    static final List<HintRule> RULES = KnownHints.RULES;

    private final ServerHints hints = ServerHints.with(List.of(), () -> NOW);

    @ParameterizedTest
    @FieldSource("RULES")
    void everyRuleFindsItsClassAndWhatItTakes(HintRule rule) throws ClassNotFoundException {
        assertThat(rule.readerFor().apply(ForeignType.of(Class.forName(rule.type()))))
                .isPresent();
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void namesakeWithoutTheGettersGivesNoHint(HintRule rule) throws ReflectiveOperationException {
        Throwable namesake = NamedExceptions.named(rule.type());

        assertThat(hints.in(namesake)).isEqualTo(ServerHint.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.web.client.RestClientResponseException, getResponseHeaders",
        "feign.FeignException, responseHeaders",
        "feign.RetryableException, retryAfter",
        "io.fabric8.kubernetes.client.KubernetesClientException, getStatus",
        "io.kubernetes.client.openapi.ApiException, getResponseBody",
        "io.grpc.StatusRuntimeException, getTrailers",
    })
    void getterThatBreaksOrGivesAnythingElseGivesNoHint(String type, String getter)
            throws ReflectiveOperationException {
        assertThat(hints.in(NamedExceptions.withBrokenGetter(type, getter, IllegalStateException.class)))
                .isEqualTo(ServerHint.NONE);
        assertThat(hints.in(NamedExceptions.withBrokenGetter(type, getter, NoClassDefFoundError.class)))
                .isEqualTo(ServerHint.NONE);
        assertThat(hints.in(NamedExceptions.withGetter(type, getter, "7"))).isEqualTo(ServerHint.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T18:00:07Z, PT7S",
        "2026-11-23T18:00:00Z, PT0S",
        "1970-01-01T00:00:00.050Z, PT0S",
        "+292278994-08-17T07:12:55.807Z, PT9223372036.854775807S",
        "-292275055-05-16T16:47:04.192Z, PT0S",
    })
    void timeOfFeignIsComparedWithTheWallClock(Instant time, Duration delay) {
        assertThat(hints.in(retryable(time.toEpochMilli(), null))).isEqualTo(new ServerHint(true, delay));
    }

    @Test
    void olderFeignGivesADate() throws ReflectiveOperationException {
        Throwable old =
                NamedExceptions.withGetter("feign.RetryableException", "retryAfter", Date.from(NOW.plusSeconds(7)));

        assertThat(hints.in(old)).isEqualTo(seconds(7));
    }

    @Test
    void headerOfTheResponseGoesBeforeTheTimeThatFeignMadeOfIt() {
        long wrong = NOW.plusSeconds(1_000).toEpochMilli();

        assertThat(hints.in(retryable(wrong, feign("7")))).isEqualTo(seconds(7));
        assertThat(hints.in(retryable(wrong, feign("soon")))).isEqualTo(seconds(1_000));
        assertThat(hints.in(retryable(wrong, new IllegalStateException("no response"))))
                .isEqualTo(seconds(1_000));
        assertThat(hints.in(retryable(null, null))).isEqualTo(ServerHint.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "0, PT0S", "-1, PT0S", "2147483647, PT2147483647S", ", PT0S"})
    void statusOfFabric8SaysHowLong(@Nullable Integer seconds, Duration delay) {
        KubernetesClientException failure = fabric8(new StatusBuilder()
                .withNewDetails()
                .withRetryAfterSeconds(seconds)
                .endDetails());

        assertThat(hints.in(failure)).isEqualTo(new ServerHint(true, delay));
        assertThat(hints.in(KubernetesClientException.launderThrowable(failure)))
                .isEqualTo(new ServerHint(true, delay));
    }

    @Test
    void fabric8WithoutDetailsGivesNoHint() {
        assertThat(hints.in(fabric8(new StatusBuilder()))).isEqualTo(ServerHint.NONE);
        assertThat(hints.in(new KubernetesClientException("no answer"))).isEqualTo(ServerHint.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"details\":{\"retryAfterSeconds\":7},\"code\":429}",
                "{\"details\" : {\n\t\"retryAfterSeconds\" :\n 7\n}}",
                "{\"a\":{\"retryAfterSeconds\":null},\"b\":{\"retryAfterSeconds\":7}}",
                "{\"retryAfterSeconds\":9999999999999999999,\"retryAfterSeconds\":7}",
                "class V1StatusDetails {\n    name: null\n    retryAfterSeconds: 7\n    uid: null\n}"
            })
    void statusOfTheOfficialClientSaysHowLong(String status) {
        assertThat(hints.in(new ApiException(429, "busy", null, status))).isEqualTo(seconds(7));
        assertThat(hints.in(new ApiException(429, status))).isEqualTo(seconds(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "busy",
                "{\"details\":{}}",
                "{\"retryAfterSeconds\":null}",
                "{\"retryAfterSeconds\":-7}",
                "{\"retryAfterSeconds\":\"7\"}",
                "{\"retryAfterSeconds\":NaN}",
                "{\"retryAfterSeconds\":99999999999999999999}",
                "{\"message\":\"\\\"retryAfterSeconds\\\":7\"}",
                "{\"noRetryAfterSeconds\":7}",
                "{\"retryAfterSeconds\"",
                "\u0000\u001b"
            })
    void statusThatCannotBeReadIsNoHint(String status) {
        assertThat(hints.in(new ApiException(429, "busy", Map.of(), status))).isEqualTo(ServerHint.NONE);
    }

    @Test
    void bodyOfAMillionCharactersIsSearched() {
        String filler = "\"retryAfterSeconds\" ".repeat(50_000);

        assertThat(hints.in(new ApiException(429, "busy", Map.of(), filler))).isEqualTo(ServerHint.NONE);
        assertThat(hints.in(new ApiException(429, "busy", Map.of(), filler + ": 7")))
                .isEqualTo(seconds(7));
    }

    @Test
    void headerGoesBeforeTheStatus() {
        assertThat(hints.in(new ApiException(
                        429, "busy", Map.of("retry-after", List.of("7")), "{\"retryAfterSeconds\":9}")))
                .isEqualTo(seconds(7));
        assertThat(hints.in(new ApiException(
                        429, "busy", Map.of("retry-after", List.of("soon")), "{\"retryAfterSeconds\":7}")))
                .isEqualTo(seconds(7));
    }

    private static ServerHint seconds(long seconds) {
        return new ServerHint(true, Duration.ofSeconds(seconds));
    }

    private static KubernetesClientException fabric8(StatusBuilder status) {
        return new KubernetesClientException("busy", 429, status.build());
    }

    private static Throwable retryable(@Nullable Long time, @Nullable Throwable cause) {
        return new RetryableException(503, "busy", Request.HttpMethod.PUT, cause, time, REQUEST);
    }

    private static Throwable feign(String retryAfter) {
        Map<String, Collection<String>> headers = Map.of("retry-after", List.of(retryAfter));
        return new FeignServerException(503, "busy", REQUEST, null, headers);
    }
}
