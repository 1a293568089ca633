// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aot.Application.Payments;
import io.github.retrystarter.aot.Application.Shelf;
import io.github.retrystarter.aot.Application.Stock;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

/** What is told at the build, and what at the start, where an application has been processed ahead of time. */
@CompileWithForkedClassLoader
class AheadOfTimeTests {

    private static final String REMOTE = "retry.profiles.remote.steps=3";

    @Test
    void methodsAreRetriedAndCounted() {
        new Build(Application.class, REMOTE)
                .run(
                        context -> {
                            context.refresh();
                            assertThat(reserve(context)).isEqualTo(3);
                            assertThat(context.getBean(RecordingClock.class).waits)
                                    .hasSize(2);
                            assertThat(context.getBean(MeterRegistry.class)
                                            .get("retry.calls")
                                            .tags("method", "reserve", "outcome", "success_after_retry")
                                            .counter()
                                            .count())
                                    .isEqualTo(1);
                        },
                        REMOTE);
    }

    @Test
    void privateFallbackAnswers() {
        new Build(Application.class, REMOTE)
                .run(
                        context -> {
                            context.refresh();
                            assertThat(charge(context)).isEqualTo("42 later: 42");
                            assertThat(AopUtils.isCglibProxy(context.getBean(Payments.class)))
                                    .isTrue();
                        },
                        REMOTE);
    }

    @Test
    void profilesAreThoseOfTheStart() {
        new Build(Application.class, REMOTE, "retry.profiles.conflict.duration=1m")
                .run(
                        context -> {
                            context.refresh();
                            reserve(context);
                            assertThat(context.getBean(RecordingClock.class).waits)
                                    .allSatisfy(wait ->
                                            assertThat(wait).isBetween(Duration.ofMillis(7), Duration.ofMillis(8)));
                        },
                        REMOTE,
                        "retry.profiles.conflict.duration=7ms");
    }

    @Test
    void retriesCanBeSwitchedOffAtTheStart() {
        new Build(Application.class, REMOTE)
                .run(
                        context -> {
                            context.refresh();
                            assertThatExceptionOfType(SQLException.class)
                                    .isThrownBy(
                                            () -> context.getBean(Shelf.class).reserve());
                        },
                        REMOTE,
                        "retry.enabled=false");
    }

    @Test
    void profileThatIsUnknownAtTheStartStopsIt() {
        new Build(Application.class, REMOTE)
                .run(context -> assertThatExceptionOfType(InvalidRetryException.class)
                        .isThrownBy(context::refresh)
                        .satisfies(mistake -> assertThat(StarterContext.report(mistake))
                                .contains("Payments", "\"remote\"", "Correct the name")));
    }

    @Test
    void buildWithMistakesStartsWithoutThem() {
        new Build(Application.class, "retry.profiles.remote.steps=${nobody.knows}", "retry.profiles.x.stepz=1")
                .run(
                        context -> {
                            context.refresh();
                            assertThat(charge(context)).isEqualTo("42 later: 42");
                        },
                        REMOTE);
    }

    @Test
    void buildMakesNoListeners() {
        Application.FACTORIES.set(0);

        Build build = new Build(Application.class, REMOTE);

        assertThat(Application.FACTORIES).hasValue(0);
        build.run(context -> context.refresh(), REMOTE);
        assertThat(Application.FACTORIES).hasValue(1);
    }

    @Test
    void proxyOfInterfacesIsThatOfTheBuild() {
        new Build(Application.class, REMOTE, "spring.aop.proxy-target-class=false")
                .run(
                        context -> {
                            context.refresh();
                            Stock stock = context.getBean(Stock.class);
                            assertThat(AopUtils.isJdkDynamicProxy(stock)).isTrue();
                            assertThat(stock.reserve()).isEqualTo(3);
                        },
                        REMOTE);
    }

    private static int reserve(ApplicationContext context) throws SQLException {
        return context.getBean(Shelf.class).reserve();
    }

    private static String charge(ApplicationContext context) throws IOException {
        return context.getBean(Payments.class).charge("42");
    }
}
