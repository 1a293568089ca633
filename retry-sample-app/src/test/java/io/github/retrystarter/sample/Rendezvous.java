// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Makes two meet, each of them a writer that has read and not yet written, or the test. So a conflict is certain. */
final class Rendezvous implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private final transient CyclicBarrier barrier = new CyclicBarrier(2);
    private final AtomicInteger places = new AtomicInteger();

    /** The next two will meet; whoever comes later passes. */
    void arrange() {
        places.set(2);
    }

    boolean isOneWaiting() {
        return barrier.getNumberWaiting() == 1;
    }

    void meet() {
        if (places.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return;
        }
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException missed) {
            throw new AssertionError("nobody else came", missed);
        }
    }

    @Override
    public String inspect(String sql) {
        boolean isWriter = Thread.currentThread().getName().startsWith("writer-");
        if (isWriter && sql.startsWith("update")) {
            meet();
        }
        return sql;
    }
}
