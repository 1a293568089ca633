// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Throws what it is told to, one after the other, and counts its calls. */
class Script {

    private final Deque<Throwable> failures = new ArrayDeque<>();
    private int calls;

    void failWith(Throwable... next) {
        failures.addAll(Arrays.asList(next));
    }

    int calls() {
        return calls;
    }

    String run() throws Exception {
        calls++;
        Throwable failure = failures.poll();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (Exception) failure;
        }
        return "done";
    }
}
