// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryContext;
import io.github.retrystarter.core.RetryProfile;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

/** A retried method that calls another one, and what either knows of its attempt. */
@ExtendWith(OutputCaptureExtension.class)
class NestedRetriesTests {

    private final ApplicationContextRunner runner = StarterContext.runnerWithMeters()
            .withPropertyValues(
                    "retry.profiles.default.steps=5",
                    "retry.profiles.default.duration=0",
                    "retry.profiles.single.steps=1")
            .withBean(Gateway.class)
            .withBean(Shop.class);

    public static class Gateway {

        private int calls;
        private final List<Integer> attempts = new ArrayList<>();

        @RetryOnError
        public void charge() {
            calls++;
            attempts.add(RetryContext.current().attempt());
            throw new IllegalStateException("charge " + calls);
        }

        @RetryOnError(backoff = "single")
        public void chargeOnce() {
            charge();
        }

        @RetryOnError(fallback = "queue")
        public String chargeOrQueue() {
            charge();
            return "charged";
        }

        String queue(IllegalStateException failure) {
            return "queued after " + failure.getMessage();
        }

        public int calls() {
            return calls;
        }

        public List<Integer> attempts() {
            return attempts;
        }
    }

    public static class Shop {

        private final Gateway gateway;
        private final List<Integer> attempts = new ArrayList<>();

        public Shop(Gateway gateway) {
            this.gateway = gateway;
        }

        @RetryOnError
        public void order() {
            try {
                gateway.charge();
            } finally {
                attempts.add(RetryContext.current().attempt());
            }
        }

        @RetryOnError
        public void reorder() {
            gateway.charge();
        }

        @RetryOnError
        public void orderOnce() {
            gateway.chargeOnce();
        }

        @RetryOnError
        public String orderOrQueue() {
            String answer = gateway.chargeOrQueue();
            if (RetryContext.current().attempt() == 1) {
                throw new IllegalStateException("try that again");
            }
            return answer;
        }

        @RetryOnError(includes = TimeoutException.class)
        public void orderInTime() throws TimeoutException {
            if (RetryContext.current().attempt() == 1) {
                throw new TimeoutException("too slow");
            }
            gateway.charge();
        }

        public List<Integer> attempts() {
            return attempts;
        }
    }

    @ParameterizedTest
    @CsvSource({"multiply, 25, 4", "once, 9, 4"})
    void fiveTimesFiveAre25UnlessTheInnerOneRunsOnce(String nested, int calls, int counted) {
        runner.withPropertyValues("retry.nested=" + nested).run(context -> {
            assertThatThrownBy(() -> context.getBean(Shop.class).order()).hasMessage("charge " + calls);
            assertThat(context.getBean(Gateway.class).calls()).isEqualTo(calls);
            assertThat(nested(context, "charge"))
                    .as("its first call was in no retry yet")
                    .isEqualTo(counted);
            assertThat(nested(context, "order")).isZero();
        });
    }

    @Test
    void eachPairIsWarnedOfOnce(CapturedOutput output) {
        runner.run(context -> {
            Shop shop = context.getBean(Shop.class);
            assertThatThrownBy(shop::order).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(shop::order).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(shop::reorder).isInstanceOf(IllegalStateException.class);
            assertThat(output)
                    .containsOnlyOnce("Gateway.charge is retried inside a retry of " + Shop.class.getName() + ".order,")
                    .containsOnlyOnce(
                            "Gateway.charge is retried inside a retry of " + Shop.class.getName() + ".reorder,");
        });
    }

    @Test
    void whatDoesNotMultiplyIsNotWarnedOf(CapturedOutput output) {
        runner.withPropertyValues("retry.nested=once")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Shop.class).order())
                        .hasMessage("charge 9"));
        runner.run(context -> {
            assertThatThrownBy(() -> context.getBean(Shop.class).orderOnce()).hasMessage("charge 5");
            assertThat(nested(context, "chargeOnce")).isEqualTo(4);
        });
        assertThat(output).doesNotContain("inside a retry of");
    }

    @Test
    void theInnerFallbackAnswersEvenIfItsMethodRunsOnce() {
        runner.withPropertyValues("retry.nested=once").run(context -> {
            assertThat(context.getBean(Shop.class).orderOrQueue()).isEqualTo("queued after charge 6");
            assertThat(context.getBean(Gateway.class).calls())
                    .as("five calls in the outer's first attempt, whose result it did not like, and one in its second")
                    .isEqualTo(6);
        });
    }

    @Test
    void whatTheOuterRulesDoNotMatchIsNotRetriedByAnybodyIfTheInnerRunsOnce() {
        runner.withPropertyValues("retry.nested=once").run(context -> {
            assertThatThrownBy(() -> context.getBean(Shop.class).orderInTime()).hasMessage("charge 1");
            assertThat(context.getBean(Gateway.class).calls()).isEqualTo(1);
        });
    }

    @Test
    void eachSeesItsOwnAttempt() {
        runner.withPropertyValues("retry.profiles.default.steps=2").run(context -> {
            assertThatThrownBy(() -> context.getBean(Shop.class).order()).hasMessage("charge 4");
            assertThat(context.getBean(Gateway.class).attempts()).containsExactly(1, 2, 1, 2);
            assertThat(context.getBean(Shop.class).attempts()).containsExactly(1, 2);
        });
    }

    @EnableAsync
    public static class InAThreadOfItsOwn {

        @Async
        @RetryOnError
        public CompletableFuture<String> charge() {
            RetryContext now = RetryContext.current();
            RetryProfile profile = now.profile();
            if (profile == null || now.attempt() < 3) {
                throw new IllegalStateException("attempt " + now.attempt());
            }
            return CompletableFuture.completedFuture(profile.name() + ": attempt 3 after " + now.lastFailure());
        }
    }

    @Test
    void anAsyncMethodSeesItsAttemptInItsThread() {
        runner.withBean(InAThreadOfItsOwn.class)
                .run(context -> assertThat(
                                context.getBean(InAThreadOfItsOwn.class).charge())
                        .succeedsWithin(Duration.ofSeconds(10))
                        .isEqualTo("default: attempt 3 after java.lang.IllegalStateException: attempt 2"));
    }

    private static double nested(ApplicationContext context, String method) {
        return context.getBean(MeterRegistry.class)
                .get("retry.nested")
                .tags("method", method)
                .counter()
                .count();
    }
}
