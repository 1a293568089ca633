// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import io.github.retrystarter.core.Decision;
import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.RetryCall;
import io.github.retrystarter.core.RetryGuard;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.RetrySpec;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** One process. It begins calls at random, whatever becomes of those before, and has them retried by its profile. */
final class Client {

    /** How long an attempt waits for its answer. */
    private static final long PATIENCE = VirtualTime.SECOND;

    private static final RetryOperation OPERATION = new RetryOperation("Client", "call");
    private static final IOException FAILURE = new IOException("refused, or no answer in time");

    private final World world;
    private final VirtualTime time;
    private final RetrySpec spec;

    Client(World world, RetryProfile profile) {
        this.world = world;
        this.time = world.time();
        RetryRule rule = RetryRule.onError(() -> profile, FailureFilter.ANY);
        this.spec = new RetrySpec(OPERATION, List.of(rule), RetryGuard.NONE, RetryListener.NONE);
    }

    void callUntil(long end, int callsPerSecond) {
        // exponential gaps, as of many users who know nothing of each other; StrictMath is the same on every machine
        double gap = -StrictMath.log(1 - world.random().nextDouble()) / callsPerSecond;
        long next = time.nanoTime() + (long) (gap * VirtualTime.SECOND);
        if (next < end) {
            time.at(next, () -> {
                attempt(world.retrier().begin(spec, null), next);
                callUntil(end, callsPerSecond);
            });
        }
    }

    private void attempt(RetryCall call, long began) {
        long now = time.nanoTime();
        world.tally().attempted(now);
        OptionalLong answer = world.server().answerTo(now);
        if (answer.isEmpty()) {
            fail(call, began);
        } else if (answer.getAsLong() <= now + PATIENCE) {
            time.at(answer.getAsLong(), () -> succeed(call, began));
        } else {
            time.at(now + PATIENCE, () -> fail(call, began));
        }
    }

    private void succeed(RetryCall call, long began) {
        call.succeeded();
        world.tally().succeeded(began);
    }

    private void fail(RetryCall call, long began) {
        Decision decision = call.failed(FAILURE);
        if (decision instanceof TryAgain again) {
            time.at(time.nanoTime() + again.nanos(), () -> {
                call.waited(true);
                attempt(call, began);
            });
        } else {
            world.tally().gaveUp(began, ((GiveUp) decision).outcome());
        }
    }
}
