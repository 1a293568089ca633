// SPDX-License-Identifier: Apache-2.0
package com.acme.plain;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.Conflicts;
import io.github.retrystarter.core.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class Main {

    public static void main(String[] args) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        Backoff quick = Backoff.DEFAULT_RETRY.withDuration(Duration.ofMillis(1));
        System.out.println("attempt "
                + Retry.onError(quick, IOException.class::isInstance, () -> answerOrFail(calls.incrementAndGet())));
        System.out.println("conflict: " + Conflicts.isConflict(new IOException("none")));
        System.out.println(
                "java.sql: " + ModuleLayer.boot().findModule("java.sql").isPresent());
    }

    private static int answerOrFail(int call) throws IOException {
        if (call < 3) {
            throw new IOException("failure " + call);
        }
        return call;
    }
}
