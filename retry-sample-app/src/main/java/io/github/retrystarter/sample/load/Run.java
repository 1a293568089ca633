// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;

/** A trial that is under way. Others may look at it, and stop it. */
final class Run {

    private final Trial trial;
    private final Tally tally;
    private final Writers writers;
    private final Clock clock;
    private final long start;

    Run(Trial trial, MeterRegistry meters) {
        this.trial = trial;
        this.tally = new Tally(meters, trial.isRetried());
        this.writers = new Writers(trial, tally);
        this.clock = meters.config().clock();
        this.start = clock.monotonicTime();
    }

    Ending write(Duration longest) throws InterruptedException, ExecutionException {
        return writers.write(longest);
    }

    void stop() {
        writers.stop();
    }

    Progress progress() {
        Load load = trial.load();
        return new Progress(
                trial.scenario().name(),
                trial.profile(),
                load.writers(),
                load.updates(),
                load.calls(),
                tally.applied(),
                tally.failed(),
                time().toMillis());
    }

    /** @param attempts that the starter has counted; it counts what is retried, else a call is one attempt */
    Result result(Ending ending, Duration time, long attempts, long recorded) {
        Load load = trial.load();
        return new Result(
                trial.scenario().name(),
                trial.isRetried(),
                trial.profile(),
                load.writers(),
                load.updates(),
                tally.applied(),
                tally.failed(),
                trial.isRetried() ? attempts : tally.applied() + tally.failed(),
                tally.applied() - recorded,
                time.truncatedTo(ChronoUnit.MILLIS),
                ending.text());
    }

    /** Since it has begun. */
    Duration time() {
        return Duration.ofNanos(clock.monotonicTime() - start);
    }
}
