// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.List;
import java.util.Set;

/**
 * Says that a profile is asked for that nobody has defined, and which there are.
 *
 * @since 0.1.0
 */
public final class UnknownProfileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownProfileException(String name, Set<String> known) {
        super("No retry profile is named '%s'.%s The profiles are: %s"
                .formatted(
                        name,
                        Similar.to(name, known)
                                .map(close -> " Did you mean '" + close + "'?")
                                .orElse(""),
                        String.join(", ", List.copyOf(known))));
    }
}
