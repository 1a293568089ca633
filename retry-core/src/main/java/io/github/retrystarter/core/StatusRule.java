// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A verdict for failures that carry a certain status.
 *
 * @param type name of the exception type
 * @param getters way from the exception to its status, as {@link Getters} reads it
 * @param values the statuses it is about; if there are several, one is enough
 * @param verdict what they mean
 */
record StatusRule(String type, String getters, Pattern values, Verdict verdict) {

    static StatusRule of(String type, String getters, String values, Verdict verdict) {
        return new StatusRule(type, getters, Pattern.compile(values), verdict);
    }

    /** The rule for a class of that name; none if the class has no such getters. */
    Optional<Sign> signFor(ForeignType named) {
        return Getters.find(named, getters).map(status -> failure -> verdictOn(status.read(failure)));
    }

    private Verdict verdictOn(Iterable<String> statuses) {
        for (String status : statuses) {
            if (values.matcher(status).matches()) {
                return verdict;
            }
        }
        return Verdict.UNDECIDED;
    }
}
