// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** How long calls wait by the profiles that are built in. */
final class Waits {

    private static final List<String> BUILT_IN = List.of("default", "conflict", "contended");
    private static final RandomGenerator LEAST = () -> 0;
    private static final RandomGenerator MOST = () -> -1;

    private Waits() {}

    static Table of(RetryProfiles profiles) {
        Table table = new Table("profile", "each wait, at most", "all together, at least", "at most");
        BUILT_IN.stream().map(profiles::configured).forEach(profile -> addTo(table, profile));
        return table;
    }

    private static void addTo(Table table, RetryProfile profile) {
        List<Long> most = millis(profile.backoff(), MOST);
        table.row(
                Table.code(profile.name()),
                most.stream().distinct().map(wait -> wait + " ms").collect(Collectors.joining(", ")),
                sum(millis(profile.backoff(), LEAST)) + " ms",
                sum(most) + " ms");
    }

    private static List<Long> millis(Backoff backoff, RandomGenerator random) {
        List<Long> millis = new ArrayList<>();
        backoff.delayNanos(random).forEachRemaining((long wait) -> millis.add(Math.round(wait / 1e6)));
        return millis;
    }

    private static long sum(List<Long> millis) {
        return millis.stream().mapToLong(Long::longValue).sum();
    }
}
