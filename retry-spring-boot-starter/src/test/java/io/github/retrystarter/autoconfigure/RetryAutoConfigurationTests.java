// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.actuate.MethodDescriptor;
import io.github.retrystarter.actuate.RetryEndpoint;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.aop.OuterTransactions;
import io.github.retrystarter.aop.RetryGuards;
import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.SystemRetryClock;
import io.github.retrystarter.metrics.RetryMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.weaver.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import reactor.core.publisher.Mono;

/** What is there under which condition, and what users may replace. */
@ExtendWith(OutputCaptureExtension.class)
class RetryAutoConfigurationTests {

    private final ApplicationContextRunner runner = StarterContext.runnerWithMeters();

    /** Public, since proxies are made in the class loader of a {@link FilteredClassLoader}. */
    public static class Flaky {

        private int calls;

        @RetryOnError
        public int call() throws IOException {
            if (++calls < 3) {
                throw new IOException("call " + calls);
            }
            return calls;
        }

        @RetryOnConflict
        public int conflict() {
            if (++calls < 3) {
                throw new StaleCartException();
            }
            return calls;
        }
    }

    public static class StaleCartException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void nothingHasToBeEnabled() {
        runner.withBean(Flaky.class)
                .run(context -> assertThat(context.getBean(Flaky.class).call()).isEqualTo(3));
    }

    @Test
    void switchedOffEveryMethodRunsOnceAndIsStillCounted() {
        runner.withPropertyValues("retry.enabled=false").withBean(Flaky.class).run(context -> {
            assertThatThrownBy(() -> context.getBean(Flaky.class).call()).hasMessage("call 1");
            assertThat(context.getBean(MeterRegistry.class)
                            .get("retry.calls")
                            .tags("method", "call", "outcome", "disabled")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void withoutAutoProxyingOfBootThereAreStillProxies() {
        runner.withPropertyValues("spring.aop.auto=false")
                .withBean(Flaky.class)
                .run(context -> assertThat(context.getBean(Flaky.class).call()).isEqualTo(3));
    }

    @Test
    void withoutAspectJAndClassProxiesThereAreStillProxies() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(Advice.class))
                .withPropertyValues("spring.aop.proxy-target-class=false")
                .withBean(RecordingClock.class)
                .withBean(FlakyBehindInterface.class)
                .run(context ->
                        assertThat(context.getBean(CallsOnce.class).call()).isEqualTo(3));
    }

    public interface CallsOnce {

        int call() throws IOException;
    }

    public static class FlakyBehindInterface implements CallsOnce {

        private final Flaky flaky = new Flaky();

        @Override
        @RetryOnError
        public int call() throws IOException {
            return flaky.call();
        }
    }

    @Test
    void withoutMicrometerActuatorAndTransactionsRetriesWork() {
        runner.withClassLoader(new FilteredClassLoader(
                        MeterRegistry.class, Endpoint.class, JsonInclude.class, TransactionAspectSupport.class))
                .withBean(Flaky.class)
                .run(context -> {
                    assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(RetryMeters.class)
                            .doesNotHaveBean(RetryEndpoint.class)
                            .doesNotHaveBean(OuterTransactions.class);
                    assertThat(context.getBean(Flaky.class).call()).isEqualTo(3);
                });
    }

    @Test
    void theEndpointIsThereWhereItIsExposed() {
        runner.run(context -> assertThat(context).doesNotHaveBean(RetryEndpoint.class));
        runner.withPropertyValues("management.endpoints.web.exposure.include=retry")
                .run(context -> assertThat(context).hasSingleBean(RetryEndpoint.class));
        runner.withPropertyValues(
                        "management.endpoints.web.exposure.include=retry", "management.endpoint.retry.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(RetryEndpoint.class));
    }

    @ParameterizedTest
    @CsvSource({"rethrow, true", "RETHROW, true", "re-throw, true", "'', true", "retry, false"})
    void outerTransactionsAreIgnoredOnlyWhereThatIsAskedFor(String value, boolean respected) {
        runner.withPropertyValues("retry.outer-transaction=" + value)
                .run(context -> assertThat(context.getBean(RetryGuards.class).transactions() != null)
                        .isEqualTo(respected));
    }

    @Test
    void aUsersClockWins() {
        runner.run(context -> assertThat(context).getBean(RetryClock.class).isInstanceOf(RecordingClock.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class))
                .run(context -> assertThat(context).hasSingleBean(SystemRetryClock.class));
    }

    @Test
    void aUsersDetectorIsAskedToo() {
        runner.withBean(ConflictDetector.class, () -> StaleCartException.class::isInstance)
                .withBean(Flaky.class)
                .run(context ->
                        assertThat(context.getBean(Flaky.class).conflict()).isEqualTo(3));
    }

    @Test
    void aUsersTypeMeansConflict() {
        runner.withPropertyValues("retry.conflict.exceptions=" + StaleCartException.class.getName())
                .withBean(Flaky.class)
                .run(context ->
                        assertThat(context.getBean(Flaky.class).conflict()).isEqualTo(3));
        runner.withBean(Flaky.class)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Flaky.class).conflict())
                        .isInstanceOf(StaleCartException.class));
    }

    @Test
    void aUsersListenerHearsOfEveryCall() {
        List<String> heard = new ArrayList<>();
        RetryListenerFactory listeners = (operation, profiles) -> new RetryListener() {
            @Override
            public void onFailure(int attempt, Throwable failure) {
                heard.add(operation.name() + " " + profiles + " " + attempt);
            }
        };
        runner.withBean(RetryListenerFactory.class, () -> listeners)
                .withBean(Flaky.class)
                .run(context -> {
                    context.getBean(Flaky.class).call();
                    assertThat(heard).containsExactly("call [default] 1", "call [default] 2");
                });
    }

    @Test
    void programmaticRetriesUseTheSameProfiles() {
        runner.withPropertyValues("retry.profiles.payments.steps=2", "retry.profiles.payments.duration=7ms")
                .run(context -> {
                    Flaky flaky = new Flaky();
                    Retries retries = context.getBean(Retries.class);
                    assertThatThrownBy(() -> retries.profile("payments").call("charge", flaky::call))
                            .isExactlyInstanceOf(IOException.class)
                            .hasMessage("call 2");
                    assertThat(context.getBean(RecordingClock.class).waits)
                            .singleElement()
                            .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(7), Duration.ofMillis(8)));
                });
    }

    @Test
    void closingTheContextEndsAWait() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class))
                .run(context -> {
                    SystemRetryClock clock = context.getBean(SystemRetryClock.class);
                    assertThat(clock.sleep(Duration.ZERO)).isTrue();
                    context.publishEvent(new ContextClosedEvent(new StaticApplicationContext()));
                    assertThat(clock.sleep(Duration.ZERO))
                            .as("another context's closing is none of ours")
                            .isTrue();
                    context.close();
                    assertThat(clock.sleep(Duration.ofHours(1))).isFalse();
                });
    }

    @Test
    void aChildContextHasItsOwnAndLeavesItsParentAlone() {
        ApplicationContextRunner plain =
                new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class));
        plain.run(parent -> {
            plain.withParent(parent)
                    .withPropertyValues("retry.profiles.childs.steps=2")
                    .run(child -> assertThat(child.getBean(Retries.class).profile("childs"))
                            .isNotNull());
            assertThat(parent.getBean(SystemRetryClock.class).sleep(Duration.ZERO))
                    .as("the child has closed, its parent has not")
                    .isTrue();
        });
    }

    public static class Publishing {

        private final AtomicInteger calls = new AtomicInteger();

        @RetryOnError
        public Mono<Integer> charge() {
            return Mono.error(new IOException("call " + calls.incrementAndGet()));
        }

        @RetryOnError
        public CompletableFuture<Integer> chargeLater() {
            return CompletableFuture.failedFuture(new IOException("call " + calls.incrementAndGet()));
        }
    }

    @Test
    void aChildContextIsNotConfusedByItsParentsClock() {
        ApplicationContextRunner plain =
                new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class));
        plain.withBean("parents", RecordingClock.class)
                .run(parent -> plain.withParent(parent)
                        .withBean(Publishing.class)
                        .withPropertyValues("retry.profiles.default.duration=0")
                        .run(child -> {
                            Publishing publishing = child.getBean(Publishing.class);
                            assertThatThrownBy(() -> publishing.charge().block())
                                    .hasMessageContaining("call 4");
                            assertThatThrownBy(() -> publishing.chargeLater().join())
                                    .hasMessageContaining("call 8");
                        }));
    }

    @Test
    void whoExcludesItHasNothingOfIt() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RetryMetricsAutoConfiguration.class, RetryEndpointAutoConfiguration.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("management.endpoints.web.exposure.include=retry")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(RetryMeters.class)
                        .doesNotHaveBean(RetryEndpoint.class));
    }

    @Test
    void twoAutoProxyCreatorsDoNotSquareTheSteps() {
        runner.withBean(DefaultAdvisorAutoProxyCreator.class, () -> {
                    DefaultAdvisorAutoProxyCreator second = new DefaultAdvisorAutoProxyCreator();
                    second.setProxyTargetClass(true);
                    return second;
                })
                .withBean(NeverWorks.class)
                .run(context -> {
                    NeverWorks bean = context.getBean(NeverWorks.class);
                    assertThatThrownBy(bean::call).hasMessage("call 4");
                });
    }

    public static class NeverWorks {

        private int calls;

        @RetryOnError
        public void call() throws IOException {
            throw new IOException("call " + ++calls);
        }
    }

    public static class Left {

        @Autowired
        Right right;

        @RetryOnError
        public final void call() {}
    }

    public static class Right {

        @Autowired
        Left left;

        @RetryOnError
        public void call() {}
    }

    @Test
    void aBeanThatWasHandedOutEarlyIsLookedAtToo() {
        runner.withAllowCircularReferences(true)
                .withBean("left", Left.class)
                .withBean("right", Right.class)
                .run(context -> assertThat(StarterContext.report(context.getStartupFailure()))
                        .contains("Left.call() is annotated for retries, but it is final"));
        runner.withAllowCircularReferences(true)
                .withPropertyValues("management.endpoints.web.exposure.include=retry")
                .withBean("one", One.class)
                .withBean("other", Other.class)
                .run(context -> assertThat(
                                context.getBean(RetryEndpoint.class).retry().methods())
                        .extracting(MethodDescriptor::bean)
                        .containsExactly("one", "other"));
    }

    public static class One {

        @Autowired
        Other other;

        @RetryOnError
        public void call() {}
    }

    public static class Other {

        @Autowired
        One one;

        @RetryOnError
        public void call() {}
    }

    @Test
    void anAnnotatedBeanThatNobodyProxiesStopsTheStart() {
        runner.withBean(FlakyAdvice.class)
                .run(context -> assertThat(StarterContext.report(context.getStartupFailure()))
                        .contains("FlakyAdvice is annotated for retries, but nobody has made a proxy of it"));
    }

    /** Spring makes no proxies of what it takes for infrastructure. */
    public static class FlakyAdvice extends Flaky implements AopInfrastructureBean {}

    @Test
    void noBeanIsMadeTooEarly(CapturedOutput output) {
        runner.withPropertyValues("management.endpoints.web.exposure.include=retry")
                .withBean(Flaky.class)
                .run(context -> assertThat(output)
                        .doesNotContain("not eligible for getting processed by all BeanPostProcessors"));
    }
}
