// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.proxies;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;

import io.github.retrystarter.actuate.ProfileHealth;
import io.github.retrystarter.actuate.RetryEndpoint;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.aot.Application.Clerk;
import io.github.retrystarter.aot.Application.Payments;
import io.github.retrystarter.aot.Application.Remote;
import io.github.retrystarter.aot.Application.Shelf;
import io.github.retrystarter.aot.Application.Stock;
import io.github.retrystarter.core.ForeignMember;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.DecoratingProxy;
import org.springframework.web.client.RestClientResponseException;

/** What a native image is told, group by group. */
class RuntimeHintsTests {

    private static final RuntimeHints HINTS = new Build(
                    Application.class,
                    "retry.conflict.exceptions=java.io.UncheckedIOException",
                    "retry.profiles.files.includes=java.io.IOException",
                    "retry.profiles.broken.includes=no.such.Exception",
                    "retry.profiles.files.excludes[0]=java.io.FileNotFoundException",
                    "management.health.retry.enabled=true",
                    "management.endpoints.web.exposure.include=retry",
                    "management.endpoints.jmx.exposure.include=retry")
            .hints();

    @Test
    void methodsOfAnnotatedBeansAndOfAllAbove() {
        assertThat(HINTS)
                .matches(methodsOf(Payments.class))
                .matches(methodsOf(Shelf.class))
                .matches(methodsOf(Stock.class));
    }

    @Test
    void methodsOfOtherBeansAreNotForUsToTell() {
        assertThat(HINTS.reflection().getTypeHint(Clerk.class))
                .satisfiesAnyOf(
                        hint -> assertThat(hint).isNull(),
                        hint -> assertThat(hint.getMemberCategories())
                                .doesNotContain(MemberCategory.INVOKE_DECLARED_METHODS));
    }

    @Test
    void annotationsThatAreUsedAndTheComposedOnes() {
        assertThat(HINTS)
                .matches(methodsOf(RetryOnConflict.class))
                .matches(methodsOf(RetryOnError.class))
                .matches(methodsOf(RetryOnError.List.class))
                .matches(methodsOf(Remote.class));
    }

    @Test
    void exceptionTypesThatTheConfigurationNames() {
        assertThat(HINTS)
                .matches(reflection().onType(UncheckedIOException.class))
                .matches(reflection().onType(java.io.IOException.class))
                .matches(reflection().onType(FileNotFoundException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RetryProperties",
                "RetryProperties$ConflictProperties",
                "ProfileProperties",
                "ProfileProperties$Budget"
            })
    void namesOfProperties(String type) {
        TypeReference properties = TypeReference.of("io.github.retrystarter.autoconfigure." + type);

        assertThat(HINTS)
                .matches(reflection().onType(properties).withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS));
    }

    @Test
    void everythingThatIsCalledInOtherLibrariesExceptions() {
        assertThat(ForeignMember.all(getClass().getClassLoader()))
                .anySatisfy(member -> assertThat(member.type()).isEqualTo(RestClientResponseException.class))
                .allSatisfy(member -> assertThat(invocable(member)).isTrue());
    }

    @Test
    void whatMethodsNeedThatReturnPublishers() {
        assertThat(HINTS).matches(reflection().onType(TypeReference.of("reactor.core.publisher.Flux")));
    }

    @Test
    void healthOfWhicheverBootIsThere() throws ClassNotFoundException {
        String name = Stream.of("boot.health.contributor", "boot.actuate.health")
                .map("org.springframework.%s.HealthIndicator"::formatted)
                .filter(RuntimeHintsTests::exists)
                .findFirst()
                .orElseThrow();
        TypeReference builder = TypeReference.of(name.replace("HealthIndicator", "Health$Builder"));

        assertThat(HINTS)
                .matches(proxies().forInterfaces(Class.forName(name)))
                .matches(reflection()
                        .onType(builder)
                        .withMemberCategories(
                                MemberCategory.INVOKE_PUBLIC_METHODS, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
        assertThat(methodNames(ProfileHealth.Calls.class)).contains("calls", "failed");
    }

    /** Boot tells these, as operations return them. */
    @Test
    void whatTheEndpointShows() {
        assertThat(methodNames(RetryEndpoint.RetryDescriptor.class)).contains("enabled", "profiles", "methods");
        assertThat(methodNames(RetryEndpoint.class)).contains("retry", "setEnabled", "change", "resetProfile");
    }

    /** Spring tells these, as it is asked for proxies at the build. */
    @Test
    void proxiesOfInterfaces() {
        RuntimeHints hints = new Build(Application.class, "spring.aop.proxy-target-class=false").hints();

        assertThat(hints)
                .matches(proxies().forInterfaces(Stock.class, SpringProxy.class, Advised.class, DecoratingProxy.class));
        assertThat(HINTS)
                .doesNotMatch(
                        proxies().forInterfaces(Stock.class, SpringProxy.class, Advised.class, DecoratingProxy.class));
    }

    private static Predicate<RuntimeHints> methodsOf(Class<?> type) {
        return reflection().onType(type).withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS);
    }

    private static List<String> methodNames(Class<?> type) {
        TypeHint hint = HINTS.reflection().getTypeHint(type);
        assertThat(hint).isNotNull();
        return hint.methods()
                .filter(method -> method.getMode() == ExecutableMode.INVOKE)
                .map(method -> method.getName())
                .toList();
    }

    private static boolean invocable(ForeignMember member) {
        TypeHint hint = HINTS.reflection().getTypeHint(member.member().getDeclaringClass());
        if (HINTS.reflection().getTypeHint(member.type()) == null || hint == null) {
            return false;
        }
        if (!(member.member() instanceof Method method)) {
            return hint.fields()
                    .anyMatch(field -> field.getName().equals(member.member().getName()));
        }
        List<TypeReference> parameters =
                Arrays.stream(method.getParameterTypes()).map(TypeReference::of).toList();
        return hint.methods()
                .anyMatch(told -> told.getName().equals(method.getName())
                        && told.getParameterTypes().equals(parameters)
                        && told.getMode() == ExecutableMode.INVOKE);
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
