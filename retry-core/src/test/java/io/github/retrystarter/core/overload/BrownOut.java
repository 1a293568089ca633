// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import io.github.retrystarter.core.Outcome;
import java.util.Locale;
import java.util.stream.IntStream;

/** What comes of a fleet whose server is well for a while, browns out, and is well again. */
final class BrownOut {

    private static final int BEGIN = 20;
    private static final int AFTER = 45;
    /** Two seconds of work when it is well; a client waits for one. */
    private static final int ROOM = 2 * QueueingServer.CAPACITY;

    private final Fleet fleet;
    private final Tally tally;
    private final int end;
    private final int last;

    BrownOut(Fleet fleet, int seconds) {
        this(fleet, seconds, ROOM);
    }

    BrownOut(Fleet fleet, int seconds, int room) {
        this.fleet = fleet;
        this.end = BEGIN + seconds;
        this.last = end + AFTER;
        this.tally = fleet.call(random -> new QueueingServer(room, BEGIN, end), last);
    }

    Retries retries() {
        return fleet.retries();
    }

    double successBefore() {
        // a call of the last second may meet the brown-out
        return tally.success(0, BEGIN - 1);
    }

    double success() {
        return tally.success(BEGIN, end);
    }

    double successAfter() {
        return tally.success(end, last);
    }

    /** Attempts per call in the brown-out. */
    double load() {
        return tally.attemptsPerCall(BEGIN, end);
    }

    /** Attempts per call in the worst ten seconds. */
    double peakLoad() {
        return IntStream.rangeClosed(BEGIN, last - 10)
                .mapToDouble(second -> tally.attemptsPerCall(second, second + 10))
                .max()
                .orElseThrow();
    }

    double retriesPerProcess() {
        return (double) tally.retries() / fleet.processes();
    }

    boolean comesBack() {
        return back() < AFTER;
    }

    /** Seconds from the end of the brown-out until 99 % of calls succeed, and go on to; all that are watched if they never do. */
    int back() {
        int second = last;
        while (second > end && tally.success(second - 1, second) >= 0.99) {
            second--;
        }
        return second - end;
    }

    /** As in the first two tables of docs/overload.md. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.1f %% | %.1f %% | %s | %.1f %% |",
                retries(),
                load(),
                peakLoad(),
                100 * success(),
                100 * successAfter(),
                shownBack(),
                100 * tally.share(Outcome.BUDGET_EXHAUSTED));
    }

    /** As in the third. */
    String rowOfProcesses() {
        return String.format(
                Locale.ROOT,
                "| %,d | %d | %s | %.1f s | %.2f | %s |",
                fleet.processes(),
                fleet.callsPerSecond(),
                retries(),
                retries().lasting(fleet.callsPerSecond()),
                load(),
                shownBack());
    }

    private String shownBack() {
        return comesBack() ? back() + " s" : "never";
    }
}
