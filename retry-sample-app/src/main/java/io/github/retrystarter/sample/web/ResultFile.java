// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.retrystarter.sample.load.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;

/** Results for a spreadsheet. */
final class ResultFile {

    private static final CsvMapper CSV = new CsvMapper();

    private ResultFile() {}

    /** A header, and a line for each. */
    static String csv(List<Result> results) {
        List<Line> lines = results.stream().map(Line::of).toList();
        return CSV.writer(CSV.schemaFor(Line.class).withHeader()).writeValueAsString(lines);
    }

    @JsonPropertyOrder({
        "scenario",
        "retry",
        "profile",
        "writers",
        "updates",
        "applied",
        "failed",
        "attempts",
        "lost",
        "seconds",
        "end"
    })
    record Line(
            String scenario,
            boolean retry,
            @Nullable String profile,
            int writers,
            int updates,
            long applied,
            long failed,
            long attempts,
            long lost,
            double seconds,
            String end) {

        static Line of(Result result) {
            return new Line(
                    result.scenario(),
                    result.retry(),
                    result.profile(),
                    result.writers(),
                    result.updates(),
                    result.applied(),
                    result.failed(),
                    result.attempts(),
                    result.lost(),
                    result.time().toMillis() / 1000.0,
                    result.end());
        }
    }
}
