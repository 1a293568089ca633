// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every listener hears which rule gave up and why, and then of the end. */
class GiveUpTests {

    private final AsyncCalls calls = new AsyncCalls();
    private final List<String> events = new ArrayList<>();
    private final RetryRule rule = new RetryRule(() -> AsyncCalls.ONE_STEP, IOException.class::isInstance);

    @Test
    void eachListenerHearsOfTheRuleThatGaveUpBeforeTheEnd() {
        assertThatIOException()
                .isThrownBy(() -> calls.retrier().call(spec(), () -> {
                    throw new IOException("a");
                }));
        assertThat(events)
                .containsExactly("first EXHAUSTED", "second EXHAUSTED", "first end EXHAUSTED", "second end EXHAUSTED");
    }

    @Test
    void ofAFutureToo() {
        LaterResults method = new LaterResults();
        calls.call(spec(), method);
        method.fail(new IOException("a"));
        assertThat(events)
                .containsExactly("first EXHAUSTED", "second EXHAUSTED", "first end EXHAUSTED", "second end EXHAUSTED");
    }

    @Test
    void whereNoRuleMatchedNoneGaveUp() {
        LaterResults method = new LaterResults();
        calls.call(spec(), method);
        method.fail(new IllegalStateException("a"));
        assertThat(events).containsExactly("first end NOT_RETRIABLE", "second end NOT_RETRIABLE");
    }

    private RetrySpec spec() {
        Listeners both = new Listeners(List.of(writing("first"), writing("second")));
        return new RetrySpec(AsyncCalls.OPERATION, List.of(rule), RetryGuard.NONE, both);
    }

    private RetryListener writing(String name) {
        return new RetryListener() {
            @Override
            public void onGiveUp(RetryRule gaveUp, Outcome outcome) {
                assertThat(gaveUp).isSameAs(rule);
                events.add(name + " " + outcome);
            }

            @Override
            public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
                events.add(name + " end " + outcome);
            }
        };
    }
}
