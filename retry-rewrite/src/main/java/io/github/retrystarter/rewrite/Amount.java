// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import org.jspecify.annotations.Nullable;

/** A number of an annotation, or the placeholder that stands for it. */
record Amount(double number, @Nullable String placeholder) {

    static Amount of(double number) {
        return new Amount(number, null);
    }

    static Amount ofMillis(long number) {
        return new Amount((double) number, null);
    }

    static Amount of(String placeholder) {
        return new Amount(0, placeholder);
    }

    boolean isNumber() {
        return placeholder == null;
    }

    /** As written in YAML, if it counts something. */
    String asCount() {
        return placeholder != null ? placeholder : Long.toString(Math.min((long) number, Integer.MAX_VALUE));
    }

    /** As written in YAML, if it is a factor. */
    String asFactor() {
        return placeholder != null ? placeholder : Double.toString(number);
    }

    /** As written in YAML, if it is milliseconds. */
    String asDuration() {
        return placeholder != null ? placeholder : durationText((long) number);
    }

    // in the largest unit that is exact, as the actuator writes them
    private static String durationText(long millis) {
        if (millis == 0 || millis % 1_000 != 0) {
            return millis + "ms";
        }
        if (millis % 60_000 != 0) {
            return millis / 1_000 + "s";
        }
        return millis % 3_600_000 != 0 ? millis / 60_000 + "m" : millis / 3_600_000 + "h";
    }
}
