// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all calls of a {@link Retrier} share.
 *
 * @param random asked on many threads
 * @param executor runs the attempts that no caller waits for
 * @param hints finds out when a server wants to be called again
 */
record RetrySetup(
        RetryClock clock,
        RandomGenerator random,
        NestedRetries nested,
        Executor executor,
        CallerContexts contexts,
        Supplier<ServerHints> hints) {

    RetrySetup withClock(RetryClock other) {
        return new RetrySetup(other, random, nested, executor, contexts, hints);
    }

    RetrySetup withRandom(RandomGenerator other) {
        return new RetrySetup(clock, other, nested, executor, contexts, hints);
    }

    RetrySetup withHints(Supplier<ServerHints> others) {
        return new RetrySetup(clock, random, nested, executor, contexts, others);
    }
}
