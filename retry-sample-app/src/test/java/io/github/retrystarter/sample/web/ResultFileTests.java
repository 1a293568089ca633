// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.sample.load.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultFileTests {

    private static final String HEADER =
            "scenario,retry,profile,writers,updates,applied,failed,attempts,lost,seconds,end\n";

    @Test
    void aHeaderAndNothingElseWhereThereAreNoResults() {
        assertThat(ResultFile.csv(List.of())).isEqualTo(HEADER);
    }

    @Test
    void aLineForEachResult() {
        Result retried = new Result("audit", true, "conflict", 8, 25, 197, 3, 299, 0, Duration.ofMillis(605), "done");
        Result once = new Result("quotes", false, null, 20, 2, 3, 5, 8, -1, Duration.ofSeconds(60), "time is up");
        assertThat(ResultFile.csv(List.of(retried, once)))
                .isEqualTo(HEADER
                        + "audit,true,conflict,8,25,197,3,299,0,0.605,done\n"
                        + "quotes,false,,20,2,3,5,8,-1,60.0,\"time is up\"\n");
    }

    @Test
    void aProfileMayHaveAnyName() {
        Result odd = new Result("audit", true, "a,\"b\"", 1, 1, 1, 0, 1, 0, Duration.ZERO, "done");
        assertThat(ResultFile.csv(List.of(odd))).contains("audit,true,\"a,\"\"b\"\"\",1,");
    }
}
