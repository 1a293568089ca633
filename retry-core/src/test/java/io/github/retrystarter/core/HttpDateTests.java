// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Sun, 06 Nov 1994 08:49:37 GMT     | 1994-11-06T08:49:37Z
                    Sunday, 06-Nov-94 08:49:37 GMT    | 1994-11-06T08:49:37Z
                    Sun Nov  6 08:49:37 1994          | 1994-11-06T08:49:37Z
                    Wed Nov 16 08:49:37 1994          | 1994-11-16T08:49:37Z
                    Mon, 23 Nov 2026 18:00:00 GMT     | 2026-11-23T18:00:00Z
                    Thu, 29 Feb 2024 23:59:59 GMT     | 2024-02-29T23:59:59Z
                    Tue, 01 Sep 2026 00:00:00 GMT     | 2026-09-01T00:00:00Z
                    Thu, 01 Jan 1970 00:00:00 GMT     | 1970-01-01T00:00:00Z
                    Fri, 31 Dec 9999 23:59:59 GMT     | 9999-12-31T23:59:59Z
                    """)
    void allThreeFormatsAreRead(String text, Instant date) {
        assertThat(HttpDate.parse(text, NOW)).contains(date);
    }

    @ParameterizedTest
    @CsvSource({
        "'Monday, 23-Nov-26 18:00:00 GMT', 2026-11-23T18:00:00Z",
        "'Thursday, 31-Dec-76 23:59:59 GMT', 2076-12-31T23:59:59Z",
        "'Saturday, 01-Jan-77 00:00:00 GMT', 1977-01-01T00:00:00Z",
        "'Saturday, 01-Jan-00 00:00:00 GMT', 2000-01-01T00:00:00Z",
        "'Friday, 31-Dec-99 23:59:59 GMT', 1999-12-31T23:59:59Z",
    })
    void yearOfTwoDigitsIsAtMostFiftyAhead(String text, Instant date) {
        assertThat(HttpDate.parse(text, NOW)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "GMT",
                "tomorrow",
                "2026-11-23T18:00:00Z",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06 Nov 1994 08:49:60 GMT",
                "Wed, 30 Feb 2022 08:49:37 GMT",
                "So, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 99999999999 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT\u0000",
                "Sun, 06 Nov 1994 08:49:37 GMTSunday, 06-Nov-94 08:49:37 GMT.",
                "\u0000\u0001\u001b[31m"
            })
    void anythingElseIsNone(String text) {
        assertThat(HttpDate.parse(text, NOW)).isEmpty();
    }

    @Test
    void thousandsOfCharactersAreNone() {
        assertThat(HttpDate.parse("Sun, ".repeat(20_000), NOW)).isEmpty();
    }
}
