// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import feign.FeignException;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.r2dbc.spi.R2dbcException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClientResponseException;

class ForeignMemberTests {

    private final Set<ForeignMember> all = ForeignMember.all(ForeignMemberTests.class.getClassLoader());

    @Test
    void everyKnownTypeThatIsReadHasMembers() {
        Set<Class<?>> types = all.stream().map(ForeignMember::type).collect(Collectors.toSet());

        assertThat(types.stream().map(Class::getName))
                .containsAll(KnownTypes.STATUSES.stream().map(StatusRule::type).toList())
                .containsAll(KnownHints.RULES.stream().map(HintRule::type).toList())
                .contains(SqlSigns.R2DBC);
    }

    @Test
    void wholePathIsThere() throws ReflectiveOperationException {
        assertThat(all)
                .contains(
                        member(RestClientResponseException.class, "getStatusCode"),
                        member(HttpStatusCode.class, "value"),
                        member(FeignException.class, "responseHeaders"),
                        member(R2dbcException.class, "getSqlState"),
                        member(R2dbcException.class, "getErrorCode"));
    }

    @Test
    void whatIsBesideAnExceptionIsThereToo() throws ReflectiveOperationException {
        assertThat(all)
                .contains(
                        member(StatusRuntimeException.class, "getTrailers"),
                        new ForeignMember(Metadata.class, Metadata.class.getField("ASCII_STRING_MARSHALLER")),
                        member(Metadata.class, "get", Metadata.Key.class),
                        member(Any.class, "unpack", Class.class),
                        member(RetryInfo.class, "getDefaultInstance"),
                        member(com.google.protobuf.Duration.class, "getSeconds"));
    }

    @Test
    void memberDeclaredAboveIsKnownByTheClassItIsLookedForIn() {
        assertThat(all)
                .allSatisfy(member ->
                        assertThat(member.member().getDeclaringClass()).isAssignableFrom(member.type()));
    }

    @Test
    void libraryThatIsNotThereGivesNone() {
        assertThat(ForeignMember.all(ClassLoader.getPlatformClassLoader())).isEmpty();
    }

    @Test
    void libraryThatIsThereInPartGivesThatPart() throws Exception {
        URL feign = FeignException.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {feign}, ClassLoader.getPlatformClassLoader())) {
            assertThat(ForeignMember.all(alone))
                    .isNotEmpty()
                    .allSatisfy(member -> assertThat(member.type().getName()).startsWith("feign."));
        }
    }

    private static ForeignMember member(Class<?> type, String name, Class<?>... parameters)
            throws NoSuchMethodException {
        return new ForeignMember(type, type.getMethod(name, parameters));
    }
}
