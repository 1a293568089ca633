// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResultsTests {

    private final Results results = new Results();

    @Test
    void noneAtFirst() {
        assertThat(results.latest()).isEmpty();
        assertThat(results.count()).isZero();
    }

    @Test
    void theLastHundredAreKeptTheLatestFirst() {
        for (int run = 1; run <= 101; run++) {
            results.add(new Result("audit", false, null, 1, run, run, 0, run, 0, Duration.ZERO, "done"));
        }
        assertThat(results.count()).isEqualTo(101);
        assertThat(results.latest()).hasSize(100);
        assertThat(results.latest().get(0).updates()).isEqualTo(101);
        assertThat(results.latest().get(99).updates()).isEqualTo(2);
    }
}
