// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers as servers write them. */
final class WholeNumber {

    // Long.parseLong alone would take a plus, and the digits of any script
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,19}");

    private WholeNumber() {}

    /** Reads a number, or gives none if there is anything else in the text, or more than fits. */
    static Optional<Long> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
