// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which retries a budget refuses where attempts fail here and there, as when one of several instances is ill. */
class ScatteredFailuresTests {

    private static final int SECONDS = 30;

    private static double success(Retries retries, int percentFailing) {
        return new Fleet(10, 100, retries)
                .call(random -> now -> answer(random.nextDouble() * 100 < percentFailing, now), SECONDS)
                .success(0, SECONDS);
    }

    private static OptionalLong answer(boolean fails, long now) {
        return fails ? OptionalLong.empty() : OptionalLong.of(now);
    }

    @Test
    void upToThreeInTenFailingACostOfFiveRefusesHardlyAny() {
        assertThat(Stream.of(10, 20, 30))
                .allSatisfy(failing -> assertThat(success(Retries.budget(500, 5), failing))
                        .isCloseTo(success(Retries.UNBOUNDED, failing), within(0.001)));
    }

    @Test
    void halfOfThemFailingItRefusesMostRetries() {
        assertThat(success(Retries.budget(500, 5), 50)).isLessThan(success(Retries.UNBOUNDED, 50) - 0.25);
    }

    @Test
    void theTableOfTheDocsIsWhatCameOfIt() {
        List<Retries> all = List.of(
                Retries.NONE,
                Retries.UNBOUNDED,
                Retries.budget(500, 5),
                Retries.budget(50, 5),
                Retries.budget(20, 5),
                Retries.budget(500, 20));
        OverloadPage.assertShows(all.stream().map(ScatteredFailuresTests::row));
    }

    private static String row(Retries retries) {
        return Stream.of(10, 20, 30, 50)
                .map(failing -> String.format(Locale.ROOT, "%.1f %%", 100 * success(retries, failing)))
                .collect(Collectors.joining(" | ", "| " + retries + " | ", " |"));
    }
}
