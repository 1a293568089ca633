// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The same failures for a method of somebody else's and for one of ours, in one context. */
public abstract class SideBySide {

    protected static final int ALWAYS = Integer.MAX_VALUE;

    protected final FailingTarget theirs = new FailingTarget();
    protected final FailingTarget ours = new FailingTarget();
    protected final RecordingClock clock = new RecordingClock();
    protected final MeterRegistry meters = new SimpleMeterRegistry();

    /** Ours, without waiting. */
    protected final ApplicationContextRunner runner() {
        return waitingRunner().withBean(RecordingClock.class, () -> clock);
    }

    /** Ours, which really waits. */
    protected final ApplicationContextRunner waitingRunner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AopAutoConfiguration.class,
                        PropertyPlaceholderAutoConfiguration.class,
                        RetryAutoConfiguration.class,
                        RetryMetricsAutoConfiguration.class))
                .withBean(MeterRegistry.class, () -> meters);
    }

    /** Lets both fail in the same way from now on. */
    protected final void bothFail(int times, Supplier<? extends Throwable> failure) {
        theirs.fail(times, failure);
        ours.fail(times, failure);
    }

    /** Calls both, and asserts how often each method ran. */
    protected final void attempts(int expectedTheirs, ThrowingCallable their, int expectedOurs, ThrowingCallable our) {
        catchThrowable(their);
        catchThrowable(our);
        assertThat(theirs.calls()).as("theirs").isEqualTo(expectedTheirs);
        assertThat(ours.calls()).as("ours").isEqualTo(expectedOurs);
    }

    /** What a counter of ours, or theirs, has come to. */
    protected final double count(String meter, String... tags) {
        return meters.find(meter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
