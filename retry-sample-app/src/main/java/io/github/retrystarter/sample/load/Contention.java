package io.github.retrystarter.sample.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Runs trials, one at a time so that what is counted is theirs. */
@Component
public final class Contention {

    private final MeterRegistry meters;
    private final ReentrantLock turn = new ReentrantLock();

    Contention(MeterRegistry meters) {
        this.meters = meters;
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

    private Result measure(Trial trial) throws InterruptedException, ExecutionException {
        Scenario scenario = trial.scenario();
        Load load = trial.load();
        scenario.prepare();
        long recordedBefore = scenario.recorded();
        double attemptsBefore = countedAttempts();
        long start = meters.config().clock().monotonicTime();
        int applied = new Writers(trial).write();
        long time = meters.config().clock().monotonicTime() - start;
        double counted = countedAttempts() - attemptsBefore;
        return new Result(
                scenario.name(),
                trial.retry(),
                load.writers(),
                load.updates(),
                applied,
                load.calls() - applied,
                // the starter counts annotated methods; without the annotation a call is one attempt
                trial.retry() ? (long) counted : load.calls(),
                applied - (scenario.recorded() - recordedBefore),
                Duration.ofNanos(time).truncatedTo(ChronoUnit.MILLIS));
    }

    private double countedAttempts() {
        return meters.find("retry.attempts").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
