// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** The waits of many calls of one method, in milliseconds. */
record Course(String method, List<List<Long>> waits) {

    /** Enough to see the whole range of a random wait. */
    static final int CALLS = 200;

    void isLike(Course other) {
        assertThat(counts()).as(method + ": retries").isEqualTo(other.counts());
        for (int retry = 0; retry < waits.get(0).size(); retry++) {
            LongStream theirs = other.at(retry);
            long lowest = other.at(retry).min().orElseThrow();
            long highest = theirs.max().orElseThrow();
            // the extremes of so many draws are nearly those of the range
            long tolerance = 1 + (highest - lowest) / 6;
            String what = method + ": wait " + (retry + 1);
            assertThat(at(retry).min().orElseThrow()).as(what).isCloseTo(lowest, within(tolerance));
            assertThat(at(retry).max().orElseThrow()).as(what).isCloseTo(highest, within(tolerance));
        }
    }

    private List<Integer> counts() {
        return waits.stream().map(List::size).distinct().toList();
    }

    private LongStream at(int retry) {
        ToLongFunction<List<Long>> wait = call -> call.get(retry);
        return waits.stream().mapToLong(wait);
    }
}
