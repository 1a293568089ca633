// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "1, 1",
        "-1, -1",
        "007, 7",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
    })
    void numberIsReadUpToWhatALongHolds(String text, long number) {
        assertThat(WholeNumber.parse(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "--1",
                "+1",
                "1.5",
                "1e3",
                "0x10",
                "1 2",
                "1\n",
                "\u00001",
                "\u0663",
                "\uff11",
                "NaN",
                "Infinity",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999"
            })
    void anythingElseIsNone(String text) {
        assertThat(WholeNumber.parse(text)).isEmpty();
    }

    @Test
    void thousandsOfDigitsAreNone() {
        assertThat(WholeNumber.parse("1".repeat(100_000))).isEmpty();
    }
}
