// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever gives out listeners may fail: calls are made all the same. */
class FaultyFactoryTests {

    private final CountingListener counts = new CountingListener();
    private final AsyncCalls calls = new AsyncCalls();

    @ParameterizedTest
    @EnumSource
    void aFactoryThatFailsHarmsNoCallAndIsAskedAgain(Fault fault) {
        int[] asked = {0};
        Retries retries = retries((operation, profiles) -> {
            if (asked[0]++ == 0) {
                fault.strike();
            }
            return counts;
        });
        assertThat(retries.profile("p").call("charge", () -> "unheard")).isEqualTo("unheard");
        assertThat(counts.ends).hasValue(0);
        assertThat(retries.profile("p").call("charge", () -> "heard")).isEqualTo("heard");
        assertThat(counts.ends).hasValue(1);
        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("NullAway") // as whoever does not check for null may do
    void aFactoryThatGivesNullIsNamed() {
        RetryListenerFactory nothing = new RetryListenerFactory() {
            @Override
            public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
                return null;
            }

            @Override
            public String toString() {
                return "Nothing";
            }
        };
        RetryListenerFactory all = RetryListenerFactory.all(List.of(nothing));
        assertThatThrownBy(() -> all.listenerFor(AsyncCalls.OPERATION, Set.of()))
                .hasMessage("Nothing gave null in place of a listener for T.m");
        assertThat(retries(all).profile("p").call("charge", () -> "done")).isEqualTo("done");
        assertThat(retries(nothing).profile("p").call("charge", () -> "done")).isEqualTo("done");
    }

    @Test
    void ofAnnotatedMethodsEachFactoryIsToldWhichOneItIs() throws NoSuchMethodException {
        Method method = String.class.getMethod("length");
        List<String> told = new ArrayList<>();
        RetryListenerFactory byMethod = new RetryListenerFactory() {
            @Override
            public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
                return counts;
            }

            @Override
            public RetryListener listenerFor(
                    RetryOperation operation, Method annotated, Class<?> beanClass, Set<String> profiles) {
                told.add(annotated.getName() + " of " + beanClass.getSimpleName());
                return counts;
            }
        };
        RetryListenerFactory byOperation = (operation, profiles) -> {
            told.add(operation + " by " + profiles);
            return counts;
        };
        RetryListenerFactory.all(List.of(byMethod, byOperation))
                .listenerFor(AsyncCalls.OPERATION, method, String.class, Set.of("p"))
                .onEnd(Outcome.SUCCESS, 1, null);
        assertThat(told).containsExactly("length of String", AsyncCalls.OPERATION + " by [p]");
        assertThat(counts.ends).hasValue(2);
    }

    private Retries retries(RetryListenerFactory listeners) {
        return new Retries(
                new RetryProfiles(List.of(AsyncCalls.PROFILE)),
                Conflicts::isConflict,
                calls.retrier(),
                RetryGuard.NONE,
                listeners);
    }
}
