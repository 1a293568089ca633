// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.aot.Application.Payments;
import io.github.retrystarter.aot.Application.Shelf;
import io.github.retrystarter.core.Conflicts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.test.agent.RuntimeHintsInvocations;
import org.springframework.aot.test.agent.RuntimeHintsRecorder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.client.HttpClientErrorException;

/** Whatever the starter and core call by reflection while an application runs, a native image has been told of. */
@CompileWithForkedClassLoader
class ReflectionTests {

    private static final String[] PROPERTIES = {
        "retry.profiles.remote.steps=3",
        "retry.conflict.exceptions=java.io.UncheckedIOException",
        "management.health.retry.enabled=true"
    };

    @BeforeEach
    void watch() {
        ReflectionAgent.watch(getClass().getClassLoader());
    }

    @Test
    @SuppressWarnings("removal") // in Spring 7, for a switch that only native images have
    void everyCallByReflectionWasTold() {
        Build build = new Build(Application.class, PROPERTIES);

        RuntimeHintsInvocations calls = RuntimeHintsRecorder.record(() -> build.run(ReflectionTests::work, PROPERTIES));

        assertThat(calls).match(build.hints());
        // or nothing was watched
        assertThat(calls)
                .notMatching(new RuntimeHints())
                .extracting(Object::toString)
                .anySatisfy(call -> assertThat(call).contains("RestClientResponseException", "getStatusCode"));
        assertThat(calls)
                .notMatching(new RuntimeHints())
                .extracting(Object::toString)
                .anySatisfy(call -> assertThat(call).contains("HealthIndicator", "newProxyInstance"));
    }

    private static void work(GenericApplicationContext context) throws Exception {
        context.refresh();
        assertThat(context.getBean(Shelf.class).reserve()).isEqualTo(3);
        assertThat(context.getBean(Payments.class).charge("42")).isEqualTo("42 later: 42");
        assertThat(Conflicts.isConflict(conflict())).isTrue();
        Object health = ReflectionTestUtils.invokeMethod(context.getBean("retryHealthIndicator"), "health");
        assertThat(String.valueOf(health)).startsWith("UP");
    }

    private static Exception conflict() {
        return HttpClientErrorException.create(
                HttpStatus.CONFLICT, "conflict", new HttpHeaders(), new byte[0], StandardCharsets.UTF_8);
    }
}
