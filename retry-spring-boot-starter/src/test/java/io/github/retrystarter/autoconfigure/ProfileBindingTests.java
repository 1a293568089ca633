// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.JitterMode;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** From YAML to profiles. */
class ProfileBindingTests {

    private final ApplicationContextRunner runner = StarterContext.runner();

    @Test
    void threeProfilesAreThereBeforeAnybodyWritesOne() {
        profiles(profiles -> {
            assertThat(profiles.all())
                    .extracting(RetryProfile::name, RetryProfile::backoff)
                    .containsExactly(
                            tuple("default", Backoff.DEFAULT_BACKOFF),
                            tuple("conflict", Backoff.DEFAULT_RETRY),
                            tuple(
                                    "contended",
                                    new Backoff(
                                            20,
                                            Duration.ofMillis(10),
                                            2,
                                            0.1,
                                            JitterMode.FULL,
                                            Duration.ofMillis(500))));
            assertThat(profiles.all()).allSatisfy(profile -> {
                assertThat(profile.timeout()).isNull();
                assertThat(profile.budget()).isNull();
                assertThat(profile.maxRetryAfter()).isEqualTo(Duration.ofSeconds(30));
                assertThat(profile.failures()).isEqualTo(FailureFilter.ANY);
            });
        });
    }

    @Test
    void everyKeyIsBound() {
        profiles(
                profiles -> {
                    RetryProfile payments = profiles.get("payments");
                    assertThat(payments.backoff())
                            .isEqualTo(new Backoff(
                                    6, Duration.ofMillis(200), 2, 0.2, JitterMode.FULL, Duration.ofSeconds(5)));
                    assertThat(payments.timeout()).isEqualTo(Duration.ofSeconds(20));
                    assertThat(payments.maxRetryAfter()).isEqualTo(Duration.ofMinutes(1));
                    assertThat(payments.failures())
                            .isEqualTo(new FailureFilter(
                                    List.of(IOException.class), List.of(FileNotFoundException.class)));
                    assertThat(payments.budget())
                            .extracting(RetryBudget::capacity, RetryBudget::cost)
                            .containsExactly(300, 7);
                },
                "steps=6",
                "duration=200ms",
                "factor=2.0",
                "jitter=0.2",
                "jitter-mode=full",
                "cap=5s",
                "timeout=20s",
                "max-retry-after=1m",
                "includes=java.io.IOException",
                "excludes=java.io.FileNotFoundException",
                "budget.capacity=300",
                "budget.cost=7");
    }

    @Test
    void aBuiltInProfileIsChangedFieldByField() {
        runner.withPropertyValues("retry.profiles.conflict.steps=7", "retry.profiles.contended.cap=2s")
                .run(context -> {
                    RetryProfiles profiles = context.getBean(RetryProfiles.class);
                    assertThat(profiles.get("conflict").backoff()).isEqualTo(Backoff.DEFAULT_RETRY.withSteps(7));
                    assertThat(profiles.get("contended").backoff().cap()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(profiles.get("contended").backoff().steps()).isEqualTo(20);
                });
    }

    @Test
    void aProfileTakesWhatItLeavesOutFromDefaultAsItIsConfigured() {
        runner.withPropertyValues(
                        "retry.profiles.default.timeout=3s",
                        "retry.profiles.default.includes=java.io.IOException",
                        "retry.profiles.default.budget.capacity=10",
                        "retry.profiles.mine.steps=2")
                .run(context -> {
                    RetryProfiles profiles = context.getBean(RetryProfiles.class);
                    RetryProfile mine = profiles.get("mine");
                    assertThat(mine.backoff()).isEqualTo(Backoff.DEFAULT_BACKOFF.withSteps(2));
                    assertThat(mine.timeout()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(mine.failures().includes()).containsExactly(IOException.class);
                    assertThat(mine.budget()).isNotNull();
                    assertThat(mine.budget().cost()).isEqualTo(5);
                    assertThat(mine.budget())
                            .as("each profile has tokens of its own")
                            .isNotSameAs(profiles.get("default").budget());
                    assertThat(profiles.get("conflict").timeout())
                            .as("the built-in ones stand for themselves")
                            .isNull();
                });
    }

    @Test
    void aBudgetIsChangedFieldByFieldToo() {
        runner.withPropertyValues("retry.profiles.default.budget.capacity=50", "retry.profiles.mine.budget.cost=1")
                .run(context -> assertThat(
                                context.getBean(RetryProfiles.class).get("mine").budget())
                        .extracting(RetryBudget::capacity, RetryBudget::cost)
                        .containsExactly(50, 1));
    }

    @Test
    void aProfileWithNothingBehindItsNameTakesAllFromDefault() {
        runner.withPropertyValues("retry.profiles.mine=")
                .run(context -> assertThat(
                                context.getBean(RetryProfiles.class).get("mine").backoff())
                        .isEqualTo(Backoff.DEFAULT_BACKOFF));
    }

    @Test
    void environmentVariablesBindAsEverywhereInBoot() {
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "RETRY_PROFILES_MINE_MAXRETRYAFTER", "7s",
                                        "RETRY_PROFILES_MINE_JITTER_MODE", "full",
                                        "RETRY_PROFILES_MINE_INCLUDES_0", "java.io.IOException",
                                        "RETRY_SERVICE_HOST", "made by Kubernetes"))))
                .run(context -> {
                    RetryProfile mine = context.getBean(RetryProfiles.class).get("mine");
                    assertThat(mine.maxRetryAfter()).isEqualTo(Duration.ofSeconds(7));
                    assertThat(mine.backoff().jitterMode()).isEqualTo(JitterMode.FULL);
                    assertThat(mine.failures().includes()).containsExactly(IOException.class);
                });
    }

    @Test
    void anEmptyListTakesBackWhatDefaultIncludes() {
        runner.withPropertyValues(
                        "retry.profiles.default.includes=java.io.IOException", "retry.profiles.mine.includes=")
                .run(context -> assertThat(context.getBean(RetryProfiles.class)
                                .get("mine")
                                .failures()
                                .includes())
                        .isEmpty());
    }

    @Test
    void aPlainNumberIsMillisecondsAndZeroIsAtOnce() {
        profiles(
                profiles -> assertThat(profiles.get("payments").backoff().duration())
                        .isEqualTo(Duration.ofMillis(250)),
                "duration=250");
        profiles(
                profiles -> assertThat(profiles.get("payments").backoff().duration())
                        .isZero(),
                "duration=0");
    }

    @Test
    void keysMayBeWrittenAsBootReadsThem() {
        profiles(
                profiles -> assertThat(profiles.get("payments").maxRetryAfter()).isEqualTo(Duration.ofSeconds(1)),
                "maxRetryAfter=1s",
                "JITTER_MODE=FULL");
    }

    @Test
    void aNameMayHaveDotsInBrackets() {
        runner.withPropertyValues("retry.profiles.[acme.Payments].steps=2")
                .run(context -> assertThat(context.getBean(RetryProfiles.class)
                                .get("acme.Payments")
                                .backoff()
                                .steps())
                        .isEqualTo(2));
    }

    @Test
    void systemPropertiesBindAsEverywhereInBoot() {
        runner.withSystemProperties("retry.profiles.fromsystem.steps=3")
                .run(context -> assertThat(context.getBean(RetryProfiles.class)
                                .get("fromsystem")
                                .backoff()
                                .steps())
                        .isEqualTo(3));
    }

    private void profiles(Consumer<RetryProfiles> check, String... payments) {
        String[] properties = Arrays.stream(payments)
                .map(property -> "retry.profiles.payments." + property)
                .toArray(String[]::new);
        runner.withPropertyValues(properties).run(context -> check.accept(context.getBean(RetryProfiles.class)));
    }
}
