// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs trials, one at a time so that what is counted is theirs. */
@Component
public final class Contention {

    private final MeterRegistry meters;
    private final Results results;
    private final Duration longest;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Run running;
    private volatile boolean isClosed;

    Contention(MeterRegistry meters, Results results, @Value("${sample.longest-run}") Duration longest) {
        this.meters = meters;
        this.results = results;
        this.longest = longest;
    }

    /** Waits for its turn, and runs. */
    public Result run(Trial trial) throws InterruptedException, ExecutionException {
        turn.lockInterruptibly();
        try {
            return measure(trial);
        } finally {
            turn.unlock();
        }
    }

    /** Runs, unless another run is under way. */
    public Optional<Result> tryRun(Trial trial) throws InterruptedException, ExecutionException {
        if (!turn.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.of(measure(trial));
        } finally {
            turn.unlock();
        }
    }

    /** How far the run that is under way is, if any is. */
    public Optional<Progress> progress() {
        return Optional.ofNullable(running).map(Run::progress);
    }

    /** Ends the run that is under way, if any is. */
    public void stop() {
        Optional.ofNullable(running).ifPresent(Run::stop);
    }

    /** Ends the run that is under way, and all that are begun while the application goes down. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        isClosed = true;
        stop();
    }

    private Result measure(Trial trial) throws InterruptedException, ExecutionException {
        Run run = new Run(trial, meters);
        running = run;
        if (isClosed) {
            run.stop();
        }
        try {
            long recordedBefore = trial.scenario().recorded();
            long attemptsBefore = countedAttempts();
            Ending ending = run.write(longest);
            Duration time = run.time();
            long attempts = countedAttempts() - attemptsBefore;
            long recorded = trial.scenario().recorded() - recordedBefore;
            Result result = run.result(ending, time, attempts, recorded);
            results.add(result);
            return result;
        } finally {
            running = null;
        }
    }

    private long countedAttempts() {
        return (long) meters.find("retry.attempts").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
