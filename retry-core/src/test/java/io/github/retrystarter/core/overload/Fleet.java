// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import io.github.retrystarter.core.NestedRetries;
import io.github.retrystarter.core.Retrier;
import java.util.Random;
import java.util.function.Function;

/**
 * Processes that call one server.
 *
 * @param processes how many
 * @param callsPerSecond of each, on average
 */
record Fleet(int processes, int callsPerSecond, Retries retries) {

    /** Calls for so many seconds, the same every time. */
    Tally call(Function<Random, Server> server, int seconds) {
        // an algorithm that is specified to the bit, so that every JDK gives the same numbers
        Random random = new Random(42);
        VirtualTime time = new VirtualTime();
        Retrier retrier = new Retrier(time, () -> random, NestedRetries.MULTIPLY);
        World world = new World(time, random, retrier, server.apply(random), new Tally(seconds));
        for (int i = 0; i < processes; i++) {
            new Client(world, retries.profile()).callUntil(seconds * VirtualTime.SECOND, callsPerSecond);
        }
        time.run();
        return world.tally();
    }
}
