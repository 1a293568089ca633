// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.contention;

import java.util.List;
import java.util.Locale;

/**
 * How a contest went.
 *
 * @param latencies nanoseconds of each update that reported success
 * @param attempts of all updates
 * @param took nanoseconds, from the start to the end of the last writer
 */
record Result(Contest contest, List<Long> latencies, int attempts, long took) {

    static final String HEADER = """
            | writers | strategy | succeeded | attempts per update | p50 ms | p99 ms | updates/s |
            |--:|---|--:|--:|--:|--:|--:|
            """;

    Result {
        latencies = latencies.stream().sorted().toList();
    }

    int succeeded() {
        return latencies.size();
    }

    /** Of all updates those that succeeded. */
    double share() {
        return (double) succeeded() / updates();
    }

    /** A row of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.1f %% | %.2f | %.1f | %.1f | %.0f |%n",
                contest.writers(),
                contest.strategy().label,
                100 * share(),
                (double) attempts / updates(),
                milliseconds(0.50),
                milliseconds(0.99),
                succeeded() / (took / 1e9));
    }

    private int updates() {
        return contest.writers() * contest.updates();
    }

    private double milliseconds(double quantile) {
        int rank = (int) Math.ceil(quantile * latencies.size());
        return latencies.isEmpty() ? Double.NaN : latencies.get(Math.max(0, rank - 1)) / 1e6;
    }
}
