// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;

/** Does what the test says whenever a meter is made, and whenever one is written to. */
final class FaultyRegistry extends SimpleMeterRegistry {

    volatile Runnable onRegister = () -> {};
    volatile Runnable onWrite = () -> {};

    FaultyRegistry() {
        super(SimpleConfig.DEFAULT, Clock.SYSTEM);
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
        onRegister.run();
        return new CumulativeCounter(id) {
            @Override
            public void increment(double amount) {
                onWrite.run();
                super.increment(amount);
            }
        };
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
        onRegister.run();
        return new CumulativeTimer(id, clock, config, pauses, getBaseTimeUnit()) {
            @Override
            protected void recordNonNegative(long amount, TimeUnit unit) {
                onWrite.run();
                super.recordNonNegative(amount, unit);
            }
        };
    }
}
