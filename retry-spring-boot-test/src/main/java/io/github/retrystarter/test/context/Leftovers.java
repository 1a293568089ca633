// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a test that passes has to be told of at its end.
 *
 * @param unused failures that have not come as often as they were to
 * @param mistakes what broke in making failures, and looked like failures of the body
 */
record Leftovers(List<InjectedFailure> unused, List<RuntimeException> mistakes) {

    static final Leftovers NONE = new Leftovers(List.of(), List.of());

    /** @throws AssertionError if there is anything */
    void requireNone() {
        if (!mistakes.isEmpty()) {
            throw new AssertionError(
                    "A supplier of failures broke when an attempt asked it, so the attempt failed with this instead: "
                            + mistakes.get(0),
                    mistakes.get(0));
        }
        if (!unused.isEmpty()) {
            throw new AssertionError(
                    unused.stream()
                            .map(InjectedFailure::toString)
                            .collect(
                                    Collectors.joining(
                                            "\n  ",
                                            "The test has injected failures that never came:\n  ",
                                            "\nInject only what the test comes to, or take the rest away with InjectedFailures.clear().")));
        }
    }
}
