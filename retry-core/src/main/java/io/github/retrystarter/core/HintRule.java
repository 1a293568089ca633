// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.Optional;
import java.util.function.Function;

/**
 * A place to look for a hint.
 *
 * @param type name of the exception type
 * @param readerFor gives what reads the hint from exceptions of a class of that name; none if the class lacks what it takes
 */
record HintRule(String type, Function<ForeignType, Optional<HintReader>> readerFor) {

    /** What reads the hint from exceptions of this very class; none if the rule is about another one. */
    Optional<HintReader> reader(ForeignType known) {
        return known.type().getName().equals(type) ? readerFor.apply(known) : Optional.empty();
    }
}
