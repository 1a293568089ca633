// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks at once, or when the test says so, or not at all, and knows whether one is running. */
final class ManualExecutor implements Executor {

    final Queue<Runnable> queue = new ArrayDeque<>();
    boolean holds;
    boolean running;

    @Nullable Throwable refusal;

    @Override
    public void execute(Runnable task) {
        if (refusal != null) {
            throw Rethrow.<RuntimeException>asIs(refusal);
        }
        if (holds) {
            queue.add(task);
            return;
        }
        run(task);
    }

    void runNext() {
        run(queue.remove());
    }

    private void run(Runnable task) {
        boolean before = running;
        running = true;
        try {
            task.run();
        } finally {
            running = before;
        }
    }
}
