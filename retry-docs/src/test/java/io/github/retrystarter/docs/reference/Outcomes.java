// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import io.github.retrystarter.core.Outcome;

/** How calls end. */
final class Outcomes {

    private Outcomes() {}

    static Table all() {
        Javadoc javadoc = Javadoc.of(Outcome.class);
        Table table = new Table("outcome", "fallback", "meaning");
        for (Outcome outcome : Outcome.values()) {
            table.row(Table.code(outcome.label()), outcome.gaveUp() ? "answers" : "", javadoc.of(outcome.name()));
        }
        return table;
    }
}
