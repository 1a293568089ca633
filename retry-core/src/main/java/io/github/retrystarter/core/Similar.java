// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what somebody meant who mistyped a name.
 *
 * @since 0.1.0
 */
public final class Similar {

    private Similar() {}

    /** The known name that is nearest, if no more than a third of it is wrong, or two letters: a swap counts as two. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> edits(typed, name)))
                .filter(name -> edits(typed, name) <= Math.min(name.length() / 2, Math.max(2, name.length() / 3)));
    }

    /** Letters to insert, delete or replace, case aside: the Levenshtein distance, by its recurrence over two rows. */
    private static int edits(String from, String to) {
        String left = from.toLowerCase(Locale.ROOT);
        String right = to.toLowerCase(Locale.ROOT);
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = above[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[right.length()];
    }
}
