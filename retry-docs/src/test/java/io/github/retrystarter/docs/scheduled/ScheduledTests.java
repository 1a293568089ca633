// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.docs.RecordingClock;
import io.github.retrystarter.docs.StarterContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** What docs/how-to.md says of schedules is so. */
@Timeout(60)
class ScheduledTests {

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch thirdRun = new CountDownLatch(9);

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
            .withUserConfiguration(Scheduling.class)
            .withBean(PriceList.class, () -> this::load)
            .withBean(PriceImport.class);

    private void load() throws IOException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        attempts.incrementAndGet();
        thirdRun.countDown();
        running.decrementAndGet();
        throw new IOException("no price list today");
    }

    @Test
    void aRunThatHasFailedForGoodIsFollowedByTheNextAndNeverMetByIt() {
        runner.withPropertyValues("app.import.period=PT0.001S", "retry.profiles.import.steps=3")
                .run(context -> {
                    assertThat(thirdRun.await(30, TimeUnit.SECONDS)).isTrue();

                    assertThat(most).hasValue(1);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("retry.calls")
                                    .tags("method", "run", "outcome", "exhausted")
                                    .counter()
                                    .count())
                            .isGreaterThanOrEqualTo(2);
                });
    }

    /** An attempt takes up to a minute here. */
    @Test
    void aRunWithTheProfileOfTheDocsIsOverBeforeTheNext() {
        StarterContext.runner()
                .withInitializer(StarterContext.exampleWith("import:", "docs/how-to.md"))
                .run(context -> {
                    RetryProfile profile = context.getBean(RetryProfiles.class).get("import");
                    RecordingClock clock = context.getBean(RecordingClock.class);
                    PriceImport job = new PriceImport(() -> {
                        clock.advance(Duration.ofMinutes(1));
                        throw new IOException("slow");
                    });
                    Retries retries = context.getBean(Retries.class);
                    long begin = clock.nanoTime();

                    assertThatIOException()
                            .isThrownBy(() -> retries.profile("import").call("import", () -> {
                                job.run();
                                return "done";
                            }));
                    assertThat(Duration.ofNanos(clock.nanoTime() - begin))
                            .isGreaterThan(Duration.ofMinutes(2))
                            .isLessThanOrEqualTo(
                                    Objects.requireNonNull(profile.timeout()).plusMinutes(1))
                            .isLessThanOrEqualTo(Duration.ofMinutes(5));
                });
    }

    /** Boot's scheduler is such a one on virtual threads. */
    @Test
    void whereEachRunHasAThreadOfItsOwnRunsAtAFixedRateOverlap() {
        CyclicBarrier twoAtOnce = new CyclicBarrier(2);
        CountDownLatch met = new CountDownLatch(1);
        StarterContext.runner()
                .withUserConfiguration(Scheduling.class)
                .withPropertyValues("app.import.period=PT0.001S", "retry.profiles.import.steps=1")
                .withBean(SimpleAsyncTaskScheduler.class)
                .withBean(PriceList.class, () -> () -> {
                    try {
                        if (met.getCount() > 0) {
                            twoAtOnce.await(30, TimeUnit.SECONDS);
                            met.countDown();
                        }
                    } catch (Exception interrupted) {
                        throw new IOException(interrupted);
                    }
                })
                .withBean(PriceImport.class)
                .run(context -> {
                    assertThat(met.await(30, TimeUnit.SECONDS)).isTrue();
                    twoAtOnce.reset(); // lets go of a third
                });
    }
}
