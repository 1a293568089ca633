// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Dates as RFC 9110 has them in headers, in section 5.6.7: one format that is sent, and two that were. */
final class HttpDate {

    /** How far in the future a year of two digits can be. */
    private static final int YEARS_AHEAD = 50;

    private HttpDate() {}

    /** Reads a date, or gives none; now decides the century of a year that has two digits. */
    static Optional<Instant> parse(String text, Instant now) {
        try {
            LocalDateTime date = LocalDateTime.parse(text, formatsAt(now));
            return Optional.of(date.toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatsAt(Instant now) {
        int earliest = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - 99;
        return new DateTimeFormatterBuilder()
                .appendPattern("[EEE, dd MMM uuuu HH:mm:ss 'GMT']")
                .optionalStart()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
                .appendPattern(" HH:mm:ss 'GMT'")
                .optionalEnd()
                .appendPattern("[EEE MMM ppd HH:mm:ss uuuu]")
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
