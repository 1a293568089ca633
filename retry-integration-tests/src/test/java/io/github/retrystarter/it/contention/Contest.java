package io.github.retrystarter.it.contention;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
            CyclicBarrier start = new CyclicBarrier(writers + 1);
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                running.add(threads.submit(writer(start)));
            }
            start.await();
            long began = System.nanoTime();
            List<Long> latencies = new ArrayList<>();
            for (Future<List<Long>> writer : running) {
                latencies.addAll(writer.get());
            }
            return new Result(this, latencies, counters.attempts(), System.nanoTime() - began);
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
