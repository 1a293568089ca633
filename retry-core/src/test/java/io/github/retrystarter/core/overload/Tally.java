// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import io.github.retrystarter.core.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts by the second: calls by when they began, attempts by when they reached the server. */
final class Tally {

    private final int[] calls;
    private final int[] succeeded;
    private final int[] attempts;
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

    Tally(int seconds) {
        calls = new int[seconds];
        succeeded = new int[seconds];
        attempts = new int[seconds];
    }

    void attempted(long now) {
        int second = (int) (now / VirtualTime.SECOND);
        // the last calls may be retried after the last second
        if (second < attempts.length) {
            attempts[second]++;
        }
    }

    void succeeded(long began) {
        int second = (int) (began / VirtualTime.SECOND);
        calls[second]++;
        succeeded[second]++;
    }

    void gaveUp(long began, Outcome outcome) {
        calls[(int) (began / VirtualTime.SECOND)]++;
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** Share of the calls begun in these seconds that succeeded. */
    double success(int from, int to) {
        return (double) sum(succeeded, from, to) / sum(calls, from, to);
    }

    /** Attempts that reached the server in these seconds, for each call that began in them. */
    double attemptsPerCall(int from, int to) {
        return (double) sum(attempts, from, to) / sum(calls, from, to);
    }

    int retries() {
        return sum(attempts, 0, attempts.length) - sum(calls, 0, calls.length);
    }

    /** Share of all calls that gave up for this reason. */
    double share(Outcome outcome) {
        return (double) outcomes.getOrDefault(outcome, 0) / sum(calls, 0, calls.length);
    }

    private static int sum(int[] counts, int from, int to) {
        return IntStream.range(from, to).map(second -> counts[second]).sum();
    }
}
