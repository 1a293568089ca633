// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample;

import io.github.retrystarter.sample.load.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results in aligned columns. */
record ResultTable(List<Result> results) {

    private static final String HEADER =
            "scenario  retry  writers  updates  applied  failed  attempts  lost     time\n";

    String text() {
        return HEADER + results.stream().map(ResultTable::row).collect(Collectors.joining());
    }

    private static String row(Result result) {
        return String.format(
                Locale.ROOT,
                "%-8s  %-5s  %7d  %7d  %7d  %6d  %8d  %4d  %5.2f s\n",
                result.scenario(),
                result.retry() ? "yes" : "no",
                result.writers(),
                result.updates(),
                result.applied(),
                result.failed(),
                result.attempts(),
                result.lost(),
                result.time().toMillis() / 1000.0);
    }
}
