// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.contention;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Writers who start together and each increment the one row again and again, without a pause.
 *
 * @param updates of each writer
 */
record Contest(Counters counters, Strategy strategy, int writers, int updates) {

    /** @throws RuntimeException of a writer that failed with anything but a conflict */
    Result run() throws Exception {
        counters.beginAtZero();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            AtomicLong began = new AtomicLong();
            // by the last one to come, as this thread may well wake up when the writers are done
            CyclicBarrier start = new CyclicBarrier(writers, () -> began.set(System.nanoTime()));
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                running.add(threads.submit(writer(start)));
            }
            List<Long> latencies = new ArrayList<>();
            for (Future<List<Long>> writer : running) {
                latencies.addAll(writer.get());
            }
            return new Result(this, latencies, counters.attempts(), System.nanoTime() - began.get());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Gives the nanoseconds that each successful update took. */
    private Callable<List<Long>> writer(CyclicBarrier start) {
        return () -> {
            List<Long> latencies = new ArrayList<>();
            start.await();
            for (int update = 0; update < updates; update++) {
                long began = System.nanoTime();
                try {
                    strategy.increment(counters);
                    latencies.add(System.nanoTime() - began);
                } catch (ConcurrencyFailureException lost) {
                    // counted as what is missing among the successes
                }
            }
            return latencies;
        };
    }
}
