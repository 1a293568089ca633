// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a budget allows depends on how fast its process calls: here all make 1,000 calls per second together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallRateTests {

    private final List<BrownOut> sameForAll = brownOuts(fleet(1_000, 500), fleet(100, 500), fleet(10, 500));

    private final List<BrownOut> inProportion = brownOuts(fleet(1_000, 50), fleet(10, 5_000));

    private static Fleet fleet(int processes, int capacity) {
        return new Fleet(processes, 1_000 / processes, Retries.budget(capacity, 5));
    }

    private static List<BrownOut> brownOuts(Fleet... fleets) {
        return Stream.of(fleets)
                .parallel()
                .map(fleet -> new BrownOut(fleet, 10))
                .toList();
    }

    @Test
    void theSameBudgetAllowsAManyfoldLoadOrNextToNone() {
        assertThat(sameForAll.get(0).load()).isGreaterThan(3.5);
        assertThat(sameForAll.get(1).load()).isBetween(1.9, 2.1);
        assertThat(sameForAll.get(2).load()).isLessThan(1.15);
    }

    @Test
    void budgetsInProportionToTheCallRateAllowTheSame() {
        double middle = sameForAll.get(1).load();
        assertThat(inProportion).allSatisfy(run -> {
            assertThat(run.load()).isCloseTo(middle, within(0.05));
            assertThat(run.back()).isLessThan(5);
        });
    }

    @Test
    void theTableOfTheDocsIsWhatCameOfIt() {
        OverloadPage.assertShows(
                Stream.concat(sameForAll.stream(), inProportion.stream()).map(BrownOut::rowOfProcesses));
    }
}
