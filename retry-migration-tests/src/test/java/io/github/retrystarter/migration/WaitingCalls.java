// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Calls that wait for their next attempt while the application stops. */
public final class WaitingCalls {

    private WaitingCalls() {}

    /** Asserts that theirs waits on after the context is closed, and that ours ends. */
    public static void compare(
            ApplicationContextRunner runner,
            Function<AssertableApplicationContext, Callable<?>> theirs,
            Function<AssertableApplicationContext, Callable<?>> ours) {
        runner.run(context -> {
            Thread their = waiting(theirs.apply(context));
            Thread our = waiting(ours.apply(context));
            try {
                context.close();
                our.join(10_000);
                assertThat(our.isAlive()).as("ours waits on").isFalse();
                assertThat(their.getState()).as("theirs").isEqualTo(Thread.State.TIMED_WAITING);
            } finally {
                their.interrupt();
                our.interrupt();
                their.join();
            }
        });
    }

    private static Thread waiting(Callable<?> call) {
        Thread caller = new Thread(() -> {
            try {
                call.call();
            } catch (Exception expected) {
                // what the call ends with is looked at elsewhere
            }
        });
        caller.setDaemon(true);
        caller.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        return caller;
    }
}
