// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.core.CallerContext;
import io.github.retrystarter.core.RetryContext;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.UnderWay;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.util.context.Context;

/** On one thread: first it is the caller's, then somebody else's. */
class PropagatedContextsTests {

    private final PropagatedContexts contexts = new PropagatedContexts();
    private final List<@Nullable String> seen = new ArrayList<>();

    @AfterEach
    void clear() {
        MDC.clear();
        UnderWay.set(null);
    }

    @Test
    void entriesOfTheLogGoAlongAndTheThreadIsLeftAsItWas() {
        MDC.put("order", "1");
        CallerContext caller = contexts.capture();
        MDC.put("order", "2");
        caller.run(this::look);
        look();
        assertThat(seen).containsExactly("1", "2");
    }

    @Test
    void whatTheCallerHadNotIsNotSeen() {
        CallerContext caller = contexts.capture();
        MDC.put("order", "of somebody else");
        caller.run(this::look);
        look();
        assertThat(seen).containsExactly(null, "of somebody else");
    }

    @Test
    void theApplicationsChoiceOfEntriesIsRespected() {
        ContextRegistry registry = ContextRegistry.getInstance();
        registry.registerThreadLocalAccessor(new Slf4jThreadLocalAccessor("user"));
        try {
            MDC.put("order", "1");
            MDC.put("user", "ada");
            CallerContext caller = contexts.capture();
            MDC.clear();
            caller.run(() -> {
                look();
                assertThat(MDC.get("user")).isEqualTo("ada");
            });
            assertThat(seen).containsExactly((String) null);
        } finally {
            registry.removeThreadLocalAccessor((Object) Slf4jThreadLocalAccessor.KEY);
        }
    }

    @Test
    void aContextThatIsAnObjectIsLaidAboveAndTakesNothingAway() {
        UnderWay retry = new UnderWay(
                new RetryContext(2, new IOException(), null), new RetryOperation("com.acme.Payments", "charge"));
        CallerContext subscriber = contexts.captureWith(Context.of(UnderWay.class, retry));
        MDC.put("order", "1");
        subscriber.run(() -> {
            look();
            assertThat(RetryContext.current().attempt()).isEqualTo(2);
        });
        assertThat(RetryContext.current().attempt()).isEqualTo(1);
        assertThat(seen).containsExactly("1");
    }

    @Test
    void theRetryContextGoesAlongToo() {
        UnderWay.set(new UnderWay(new RetryContext(3, new IOException(), null), new RetryOperation("T", "m")));
        CallerContext caller = contexts.capture();
        UnderWay.set(null);
        caller.run(() -> assertThat(RetryContext.current().attempt()).isEqualTo(3));
        assertThat(RetryContext.current().attempt()).isEqualTo(1);
    }

    private void look() {
        seen.add(MDC.get("order"));
    }
}
