package io.github.retrystarter.core;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What all calls of a {@link Retrier} share.
 *
 * @param random asked on many threads
 * @param executor runs the attempts that no caller waits for
 */
record RetrySetup(
        RetryClock clock, RandomGenerator random, NestedRetries nested, Executor executor, CallerContexts contexts) {

    RetrySetup withClock(RetryClock other) {
        return new RetrySetup(other, random, nested, executor, contexts);
    }
}
