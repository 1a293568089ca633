// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RetrySwitchTests {

    private static final int TIMES = 50_000;

    /** Not thread-safe, as switching takes turns. */
    private final List<Boolean> told = new ArrayList<>();

    private final RetrySwitch killSwitch = new RetrySwitch(true, change -> told.add(change.enabled()));

    @Test
    void aListenerThatFailsDoesNotKeepItFromBeingSwitched() {
        RetrySwitch watched = new RetrySwitch(true, change -> {
            throw new AssertionError("broken");
        });
        watched.set(false);
        assertThat(watched.isEnabled()).isFalse();
        watched.configure(false);
        watched.set(true);
        watched.reset();
        assertThat(watched.isEnabled()).isFalse();
    }

    @Test
    void aResetThatHasToWaitIsToTheConfigurationOfThen() throws Exception {
        AtomicReference<RetrySwitch> busy = new AtomicReference<>();
        Thread resetting = new Thread(() -> busy.get().reset());
        busy.set(new RetrySwitch(true, change -> {
            if (resetting.getState() == Thread.State.NEW) {
                resetting.start();
                while (resetting.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
                busy.get().configure(false);
            }
        }));
        busy.get().set(false);
        resetting.join();
        assertThat(busy.get().isEnabled()).isFalse();
    }

    @Test
    void eachTurnIsToldOnceAndInOrder() throws Exception {
        Runnable turns = () -> {
            for (int time = 0; time < TIMES; time++) {
                killSwitch.set(time % 3 == 0);
            }
        };
        together(turns, turns);
        assertToldInOrder();
        killSwitch.reset();
        assertThat(killSwitch.isEnabled()).isTrue();
    }

    private void assertToldInOrder() {
        boolean before = true;
        for (boolean now : told) {
            if (now == before) {
                throw new AssertionError("told twice");
            }
            before = now;
        }
        assertThat(killSwitch.isEnabled()).isEqualTo(before);
    }

    private static void together(Runnable one, Runnable other) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(2);
        CompletableFuture<?> first = begun(begin, one);
        CompletableFuture<?> second = begun(begin, other);
        CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);
    }

    private static CompletableFuture<?> begun(CyclicBarrier begin, Runnable task) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        begin.await();
                    } catch (Exception broken) {
                        throw new IllegalStateException(broken);
                    }
                    task.run();
                },
                work -> new Thread(work).start());
    }
}
