// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

/**
 * What a number has to be: from 1 to so many.
 *
 * @param name of the number, for whoever gave a bad one
 */
public record Bound(String name, int most) {

    /**
     * Reads a number.
     *
     * @throws IllegalArgumentException if it is none, or out of bounds
     */
    public int parse(String text) {
        // nine digits fit an int
        if (!text.matches("[0-9]{1,9}")) {
            throw refusal(text);
        }
        int value = Integer.parseInt(text);
        require(value);
        return value;
    }

    void require(int value) {
        if (value < 1 || value > most) {
            throw refusal(value);
        }
    }

    private IllegalArgumentException refusal(Object value) {
        return new IllegalArgumentException(
                "%s must be a whole number from 1 to %d, not '%s'".formatted(name, most, value));
    }
}
