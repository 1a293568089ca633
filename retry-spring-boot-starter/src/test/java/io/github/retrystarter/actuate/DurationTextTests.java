// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.DurationStyle;

class DurationTextTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.000000001S, 1ns",
        "PT0.0000015S, 1500ns",
        "PT0.0015S, 1500us",
        "PT0.01S, 10ms",
        "PT1.5S, 1500ms",
        "PT30S, 30s",
        "PT60S, 1m",
        "PT90S, 90s",
        "PT1H, 1h",
        "P1D, 1d",
        "PT25H, 25h",
        "PT2562047H47M16.854775807S, 9223372036854775807ns",
    })
    void aDurationIsWrittenInTheLargestUnitThatIsExactAndReadsBack(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
        assertThat(DurationStyle.SIMPLE.parse(text)).isEqualTo(duration);
    }
}
