// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.stereotype.Service;

/** The quick look passes over nothing that the search would find. */
class RuleMarksTests {

    @Retention(RetentionPolicy.RUNTIME)
    @RetryOnError
    @Repeatable(Composed.All.class)
    @interface Composed {

        @Retention(RetentionPolicy.RUNTIME)
        @interface All {

            Composed[] value();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Composed
    @interface ComposedTwice {}

    static class Direct {

        @RetryOnConflict
        public void run() {}
    }

    static class Repeated {

        @RetryOnError
        @RetryOnError(backoff = "other")
        public void run() {}
    }

    static class ByComposed {

        @ComposedTwice
        public void run() {}
    }

    static class ByRepeatedComposed {

        @Composed
        @Composed
        public void run() {}
    }

    static class Overriding extends Direct {

        @Override
        public void run() {}
    }

    static class PackagePrivate {

        @RetryOnError
        void run() {}
    }

    static class OverridingPackagePrivate extends PackagePrivate {

        @Override
        public void run() {}
    }

    interface Generic<T> {

        @RetryOnError
        void accept(T value);
    }

    interface Narrower extends Generic<String> {}

    static class OfGeneric implements Narrower {

        @Override
        public void accept(String value) {}
    }

    interface WithDefault {

        @RetryOnError
        default void run() {}
    }

    static class OfDefault implements WithDefault {}

    @Composed
    interface OnInterface {}

    static class OfInterface implements OnInterface, Callable<String> {

        @Override
        public String call() {
            return "";
        }
    }

    static class Hidden {

        @RetryOnError
        private static void run() {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Direct.class,
                Repeated.class,
                ByComposed.class,
                ByRepeatedComposed.class,
                Overriding.class,
                OverridingPackagePrivate.class,
                OfGeneric.class,
                OfDefault.class,
                OfInterface.class,
                Hidden.class
            })
    void whatTheSearchFindsIsMarked(Class<?> type) {
        assertNothingIsPassedOver(type);
    }

    @Test
    void theInterfacesOfAJdkProxyAreLookedAt() {
        assertNothingIsPassedOver(
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Narrower.class}, (a, b, c) -> null)
                        .getClass());
    }

    @Service
    static class Plain extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        @Deprecated
        public void run() {}
    }

    @ParameterizedTest
    @ValueSource(classes = {Plain.class, Object.class, Runnable.class, int.class, String[].class})
    void othersHaveNoMarks(Class<?> type) {
        assertThat(new RuleMarks(type, new Mistakes()).isEmpty()).isTrue();
    }

    @Test
    void methodsBesideAMarkedOneAreNot() {
        assertThat(Arrays.stream(OfInterface.class.getMethods())
                        .filter(new RuleMarks(OfInterface.class, new Mistakes())::isOn)
                        .toList())
                .isEmpty();
    }

    private static void assertNothingIsPassedOver(Class<?> type) {
        RuleMarks marks = new RuleMarks(type, new Mistakes());
        MetadataLookup<Boolean> search = method -> RuleSources.of(method).isEmpty() ? null : marks.isOn(method);
        assertThat(MethodIntrospector.selectMethods(type, search).values()).doesNotContain(false);
        assertThat(marks.isEmpty()).isFalse();
    }
}
